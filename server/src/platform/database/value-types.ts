import pg from 'pg';

const { builtins } = pg.types;
/** Their arrays, and that of text: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/include/catalog/pg_type.dat */
const ARRAY = { int8: 1016, numeric: 1231, date: 1182, text: 1009 };

const integer = (text: string): number | string => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
};

const texts: (text: string) => (string | null)[] = pg.types.getTypeParser(ARRAY.text, 'text');

const arrayOf =
  <T>(parse: (text: string) => T) =>
  (text: string): (T | null)[] =>
    texts(text).map((item) => (item === null ? null : parse(item)));

/**
 * How values come out of the database. int8 and numeric are numbers (int8 stays text beyond 2^53, where a number would lie), date is
 * `YYYY-MM-DD` as it stands: a birthday has no time zone. timestamptz is a `Date`, json is parsed.
 */
export const valueTypes = new pg.TypeOverrides();
valueTypes.setTypeParser(builtins.INT8, integer);
valueTypes.setTypeParser(builtins.NUMERIC, Number);
valueTypes.setTypeParser(builtins.DATE, (text) => text);
valueTypes.setTypeParser(ARRAY.int8, arrayOf(integer));
valueTypes.setTypeParser(ARRAY.numeric, arrayOf(Number));
valueTypes.setTypeParser(
  ARRAY.date,
  arrayOf((text) => text),
);
