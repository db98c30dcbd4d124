/** The number of a card in what a code or a hand scanner says: digits alone, or within an address; null where there is none. */
export function cardIn(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '').match(/\d+/g) ?? [];
  return digits.find((run) => run.length === 18 || run.length === 19) ?? null;
}
