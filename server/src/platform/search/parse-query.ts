import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database/database.ts';
import type { SearchQuery } from './finder.ts';
import { levelled } from './snippet.ts';
import { swapLayout } from './swap-layout.ts';

/** More words than anybody remembers of what they look for. */
const MAX_WORDS = 10;

/** A way to read one typed word: words of letters and digits, all of which must be found. */
type Reading = readonly string[];

/**
 * Makes a query of what was typed; null where it has neither letter nor digit. A single word shorter than `shortestBeginning` stands for
 * itself alone and not for those that begin with it.
 */
export const parseQuery = async (db: Db, typed: string, shortestBeginning = 1): Promise<SearchQuery | null> => {
  const words = readWords(typed);
  if (words.length === 0) return null;
  const shortest = words.length > 1 ? 1 : shortestBeginning;
  const conditions = words.map((readings, index) => conditionOf(readings, index === words.length - 1 ? shortest : null, words.length > 1));
  const text = words.flat().flatMap(inOtherStem).join(' ');
  const { rows } = await sql<{ tsquery: string; lexemes: string[] }>`
    select (${sql.join(conditions, sql` && `)})::text as tsquery, tsvector_to_array(to_tsvector('russian', ${text})) as lexemes`.execute(
    db,
  );
  const { tsquery = '', lexemes = [] } = rows[0] ?? {};
  const unfinished = words.at(-1)?.map((reading) => reading.at(-1) ?? '') ?? [];
  const marks = new Set([...lexemes, ...unfinished].filter((mark) => mark.length > 1));
  return { typed, tsquery, marks: [...marks] };
};

/**
 * A reading, and beside it what the stemmer takes for another word: it cuts «на», «но», «ны» after «а» and «я» as the ending of a verb, so
 * that «охрана» and «ветераны» part from «охране» and «ветеранов» (snowballstem.org/algorithms/russian/stemmer.html, verb endings).
 */
const inOtherStem = (reading: Reading): string[] => [...new Set([reading, reading.map(otherForm)].map((words) => words.join(' & ')))];

const CUT = /(?<=[ая]н)[аоы]$/u;
const KEPT = /(?<=..[ая]н)(?:е|у|ой|ою|ом|ам|ами|ах|ов)?$/u;
const otherForm = (word: string): string => (CUT.test(word) ? word.replace(CUT, 'е') : word.replace(KEPT, 'ы'));

/** Each typed word as it stands, and as it would read had the other keyboard layout been on. */
const readWords = (typed: string): Reading[][] =>
  levelled(typed.normalize('NFC'))
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MAX_WORDS)
    .map((word) => [word, swapLayout(word) ?? ''].map((spelling) => spelling.match(/[\p{L}\p{N}]+/gu) ?? []))
    .map((readings) => readings.filter((reading) => reading.length > 0))
    .filter((readings) => readings.length > 0);

/**
 * A word too common to be kept («в», «the») asks nothing, and nor does what the other layout makes of it; alone it finds no text. The
 * last word may be unfinished from so many letters on; of others `shortest` is null. A beginning is not stemmed: «догов» would become «дог».
 */
const conditionOf = (readings: readonly Reading[], shortest: number | null, among: boolean): RawBuilder<unknown> => {
  const inForms = readings.flatMap((reading) => inOtherStem(reading).map((spelling) => sql`to_tsquery('russian', ${spelling})`));
  const unfinished = shortest === null ? [] : readings.filter((reading) => (reading.at(-1)?.length ?? 0) >= shortest);
  const begun = unfinished.map((reading) => sql`to_tsquery('simple', ${`${reading.join(' & ')}:*`})`);
  const asked = sql.join([...inForms, ...begun], sql` || `);
  if (!among) return sql`(${asked})`;
  return sql`(case when numnode(${inForms[0]}) = 0 then ''::tsquery else ${asked} end)`;
};
