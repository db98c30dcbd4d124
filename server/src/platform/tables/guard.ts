// What makes Excel or LibreOffice compute a cell of a CSV (OWASP, «CSV Injection»), spaces before it and full-width forms included.
const RISKY = /^'*(\s*[=+\-@＝＋－＠]|[\t\r\n])/;

// «+7 950 000-00-00»: two numbers with a space between are no formula in any program, so a phone stays as people know it.
const SPACED_PHONE = /^\+\d{1,3}( \d{2,4})+(-\d{2,4})*$/;

const isRisky = (text: string): boolean => RISKY.test(text) && !SPACED_PHONE.test(text);

/** Puts an apostrophe before a text that would be computed, and before one that would lose an apostrophe of its own when read back. */
export const guardCell = (text: string): string => (isRisky(text) ? `'${text}` : text);

/** Takes off exactly the apostrophe that `guardCell` puts on; all else is left alone. */
export const unguardCell = (text: string): string => (text.startsWith("'") && isRisky(text.slice(1)) ? text.slice(1) : text);
