import { CardNumber } from '#contract/fields';

/** A card's number without spaces, hyphens and the apostrophe that keeps it a text; or why there is none in the cell. */
export const readCard = (text: string): { readonly number: string } | 'card_invalid' | 'card_digits_lost' => {
  const plain = text.replace(/['’`\s\u00a0-]/g, '').replace(/^№/, '');
  // Spreadsheets keep fifteen digits of a number: what they show as 7,11405E+18 has lost its end for good.
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(plain)) return 'card_digits_lost';
  const card = CardNumber.safeParse(plain);
  return card.success ? { number: card.data } : 'card_invalid';
};
