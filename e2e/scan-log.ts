/** What the development adapters say on purpose, and the demo's sign-ins on the terminal. */
const ON_PURPOSE = [/"msg":"\[(call|sms|mail)\] /, /^\s*(operator|head|administrator|member)\s+\+7\d{10}\s+\S+\s*$/];

/** Ids of requests and rows may hold any digits. */
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['a phone', /(?<!\d)(\+7|8)[3-9]\d{9}(?!\d)/],
  ['a card number', /(?<![\d.])\d{18,19}(?!\d)/],
  ['an e-mail address', /[\w.+-]+@[\w-]+\.[a-z]{2,}/i],
  ['a session token', /__Host-session/],
  ['a hash of a password', /\$argon2/],
];

/** The lines of a log that hold what no log may: by shape, or by the very values that people used. */
export const leaksIn = (lines: readonly string[], secrets: ReadonlySet<string>): string[] => {
  const values = [...secrets];
  return lines
    .filter((line) => !ON_PURPOSE.some((purpose) => purpose.test(line)))
    .flatMap((line) => {
      const shape = SHAPES.find(([, pattern]) => pattern.test(line.replace(UUID, '')))?.[0];
      const value = values.find((secret) => line.includes(secret));
      if (shape === undefined && value === undefined) return [];
      return [`${shape ?? `«${value}»`}: ${line.slice(0, 500)}`];
    });
};
