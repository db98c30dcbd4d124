import type { MemberCard } from '#contract/member-card';
import { type CardValues, type Difference, differencesOf, takeField, valuesOf } from './member-card-values.ts';

/** What was typed into a card and not saved, with the values that it was typed over. */
export interface CardDraft {
  base: CardValues | null;
  mine: CardValues | null;
}
export const NO_CARD_DRAFT: CardDraft = { base: null, mine: null };

interface Begun {
  readonly values: CardValues;
  readonly differences: readonly Difference[];
}

/** The form with what the draft holds; a card that was saved since by somebody is merged with it, as on a conflict. */
export const resume = (card: MemberCard, { base, mine }: CardDraft): Begun => {
  const saved = valuesOf(card);
  if (!card.can.edit || !isLike(saved, base) || !isLike(saved, mine)) return { values: saved, differences: [] };
  const differences = differencesOf(base, mine, saved);
  return { values: withTaken(mine, saved, differences), differences };
};

/** What was typed, with the other's fields where nothing was typed here. */
export const withTaken = (mine: CardValues, theirs: CardValues, differences: readonly Difference[]): CardValues =>
  differences.reduce((into, { field, taken }) => (taken === 'theirs' ? takeField(into, field, theirs) : into), mine);

/** A draft may be of another version of the program. */
const isLike = (saved: CardValues, kept: CardValues | null): kept is CardValues =>
  kept !== null &&
  Object.entries(saved).every(([name, value]) => typeof kept[name] === typeof value && Array.isArray(kept[name]) === Array.isArray(value));
