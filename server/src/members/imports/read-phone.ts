import { Phone } from '#contract/fields';

/** E.164 of a phone in any spelling, also as Excel shows a number (`7.95E+10`); of several in one cell the first. Null for no Russian number. */
export const readPhone = (text: string): string | null => {
  const [first = ''] = text.split(/[,;/\n]|\sи\s/);
  for (const candidate of [text, first]) {
    const phone = Phone.safeParse(plainPhone(candidate));
    if (phone.success) return phone.data;
  }
  return null;
};

const plainPhone = (text: string): string => {
  const plain = text.replace(/(\s*\(?(доб|вн|т|тел|моб)\.?:?.*)$/i, (tail) => (/^\s*\(?(доб|вн)/i.test(tail) ? '' : tail)).trim();
  // A number of eleven digits is exact in Excel however it is shown; `79500000000.0` comes from other programs.
  const number = /^\d+([.,]\d+)?e\+?\d+$/i.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
  if (Number.isSafeInteger(number)) return String(number);
  return plain.replace(/[.,]0+$/, '').replace(/[^\d+]/g, '');
};
