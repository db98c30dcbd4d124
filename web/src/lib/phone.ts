/** The ten national digits of whatever was typed or pasted: `8 (950) 000-00-00`, `+7950…`; fewer while it is being typed. */
export function nationalDigits(typed: string): string {
  const all = typed.replace(/\D/g, '');
  const digits = typed.trim().startsWith('+7') ? all.slice(1) : all;
  // A leading 8 or 7 is the country's only when ten digits follow it: 812 is Saint Petersburg.
  return (digits.length > 10 ? digits.replace(/^[78]/, '') : digits).slice(0, 10);
}

/**
 * A whole number of another country (`+44 20…`) in E.164, else null. It is kept as it is, to be refused: its first ten digits
 * would be some Russian's phone.
 */
export function foreignNumber(typed: string): string | null {
  const digits = typed.replace(/\D/g, '');
  return /^\s*\+\s*[^7\s]/.test(typed) && digits.length > 10 ? `+${digits.slice(0, 15)}` : null;
}

/** `9500000000` → `+7 950 000-00-00`; a part of it while it is being typed. */
export function maskPhone(national: string): string {
  const [, code = '', first = '', second = '', third = ''] = /^(\d{0,3})(\d{0,3})(\d{0,2})(\d{0,2})/.exec(national) ?? [];
  return `+7${code && ` ${code}`}${first && ` ${first}`}${second && `-${second}`}${third && `-${third}`}`;
}

/** E.164 as the one spelling that people see: `+7 950 000-00-00`. Foreign numbers stay as they are. */
export const showPhone = (e164: string): string => (/^\+7\d{10}$/.test(e164) ? maskPhone(e164.slice(2)) : e164);
