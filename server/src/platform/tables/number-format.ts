/** How a number of a cell is shown: as it is, with zeros before it, or as a moment. */
export type NumberFormat =
  | { readonly kind: 'number'; readonly digits: number }
  | { readonly kind: 'moment'; readonly date: boolean; readonly time: boolean };

const PLAIN: NumberFormat = { kind: 'number', digits: 0 };
const moment = (date: boolean, time: boolean): NumberFormat => ({ kind: 'moment', date, time });

/** Formats that a file names by number only (ECMA-376 part 1, §18.8.30; 27–36 and 50–58 are the dates of East Asian Excel). */
export function builtInFormat(id: number): NumberFormat {
  if (id === 22) return moment(true, true);
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return moment(false, true);
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return moment(true, false);
  return PLAIN;
}

/** Reads a format code such as `dd\.mm\.yyyy` or `00000`; what we do not show as Excel would stays a plain number. */
export function parseFormat(code: string): NumberFormat {
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?!(h+|m+|s+)\])[^\]]*\]/gi, '')
    .replace(/general|standard|am\/pm|a\/p/gi, '')
    .split(';', 1)
    .join('');
  const time = /[hs]/i.test(bare);
  // An «m» beside hours or seconds is minutes.
  const date = /[yd]/i.test(bare) || (!time && /m/i.test(bare));
  if (date || time) return moment(date, time);
  return /^0{2,}$/.test(bare.trim()) ? { kind: 'number', digits: bare.trim().length } : PLAIN;
}
