import { CALL_DIGITS, CODE_ATTEMPTS, TEXT_DIGITS, type VerificationWay } from '#contract/accounts';
import type { Env } from '#server/platform/env.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A proof opens what it was made for within this time, once. */
export const PROOF_TIME = 15 * MINUTE;
/** A session ends this long after it was last seen. */
export const SESSION_TIME = 90 * DAY;
/** How exact «last seen» is: a write a request would cost more than it tells. */
export const SEEN_STEP = 5 * MINUTE;

/** Ways to prove a phone, in the order they are offered: those somebody is there to serve. */
export const waysOf = (env: Pick<Env, 'production' | 'CALLS_PROVIDER' | 'TEXTS_PROVIDER'>): VerificationWay[] => {
  const served = (provider: string | undefined) => !env.production || (provider !== undefined && provider !== 'development');
  return [...(served(env.CALLS_PROVIDER) ? (['call'] as const) : []), ...(served(env.TEXTS_PROVIDER) ? (['text'] as const) : [])];
};

export const digitsOf = (way: VerificationWay): number => (way === 'call' ? CALL_DIGITS : TEXT_DIGITS);
export const attemptsLeft = (made: number): number => Math.max(0, CODE_ATTEMPTS - made);

/** `YYYY-MM-DD` strings compare as dates do. No zone is ahead of UTC by more than 14 hours. */
export const birthDateFits = (date: string | null, now: Date): boolean =>
  date === null || (date >= '1900-01-01' && date <= new Date(now.getTime() + 14 * HOUR).toISOString().slice(0, 10));

export interface Owner {
  readonly phone: string;
  readonly names: readonly string[];
}

/** A password that guessers try first: common, one sign over and over, a run of neighbours, the owner's phone or name. */
export const passwordIsWeak = (password: string, { phone, names }: Owner): boolean => {
  const typed = password.normalize('NFC').toLowerCase();
  const digits = typed.replace(/\D/g, '');
  const letters = typed.replace(/[^\p{L}]/gu, '');
  const own = names.map((name) => name.toLowerCase().replace(/[^\p{L}]/gu, '')).filter((name) => name.length > 1);
  return (
    COMMON.has(typed) ||
    /^(.{1,3})\1+$/u.test(typed) ||
    isRun(typed) ||
    digits.includes(phone.slice(2)) ||
    own.some((first) => letters === first || own.some((second) => letters === first + second))
  );
};

const isRun = (text: string): boolean => {
  const steps = [...text].slice(1).map((sign, index) => (sign.codePointAt(0) ?? 0) - ([...text][index]?.codePointAt(0) ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
};

// The head of published lists of leaked passwords that has eight signs or more, and what Russian keyboards add to it.
const COMMON = new Set(
  `password password1 password12 password123 passw0rd p@ssw0rd p@ssword qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345
  qwerty123456 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 1qaz2wsx 1qaz2wsx3edc qazwsxedc qazwsx123 zaq12wsx zaq1zaq1 zxcvbnm1
  zxcvbnm123 asdfghjk asdfghjkl asdfghjkl1 1234qwer 12345qwert 123456qwerty qwer1234 qweasdzxc 123qweasd 123qweasdzxc 1234567890 0123456789
  0987654321 12345678 123456789 1234567891 12345678910 87654321 987654321 9876543210 11223344 1122334455 112233445566 12344321 123454321
  1234554321 123123123 147258369 741852963 789456123 159753258 12341234 11112222 11111111 00000000 iloveyou iloveyou1 sunshine princess
  football baseball superman starwars computer internet whatever trustno1 letmein1 welcome1 welcome123 monkey123 dragon123 abc12345 abcd1234
  a1b2c3d4 a1234567 aa123456 aa12345678 admin123 admin1234 administrator changeme test1234 master123 michelle jennifer samsung1 spartak1
  пароль12 пароль123 пароль1234 йцукенгш йцукенгшщз йцукен12 йцукен123 йцукен1234 фывапролдж фывапрол ячсмитьбю ячсмить1 привет12 привет123
  любовь12 любимая1 солнышко марина12 наташа12 спартак1 зенит123 россия12 россия123 москва12 москва123 профсоюз профсоюз1 профплюс профплюс1
  gfhjkm12 gfhjkm123 ghbdtn12 ghbdtn123 ltybctyrj zghjcnj1 parol123 parol1234 privet12 privet123 marina12 natasha1 lubov123 lyubimaya
  moskva12 moskva123 rossiya1 zenit123 krasotka solnyshko nastya12 profsoyuz profplus profplus1`.split(/\s+/),
);
