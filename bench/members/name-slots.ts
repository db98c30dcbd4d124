import { createRandom, inventPerson, pick } from '../../server/src/demo/people.ts';

/** A list of names to draw from evenly: a name that is borne more often stands in more of its places. */
export interface NameSlots {
  readonly kind: 'last' | 'first' | 'patronymic';
  readonly woman: boolean;
  readonly values: readonly string[];
}

/** Each list is exactly so long, so that a place in it joins by hash. */
export const SLOTS = 10_000;
const DRAWN = 20_000;
/** More than half of the people bear surnames that few others have. */
const RARE_PART = 0.6;
const RARE_ENDINGS = ['енко', 'ук', 'ский', 'янц', 'ейко', 'идзе', 'ман', 'улин', 'ашвили', 'ичев'];

/** Frequent surnames by a flattened Zipf's law, the first borne by about 2 %, and a tail of rare ones made from their stems. */
export const nameSlots = (): NameSlots[] => {
  const random = createRandom(1);
  const people = Array.from({ length: DRAWN }, (_, index) => inventPerson(random, index));
  return [true, false].flatMap((woman) => {
    const drawn = people.filter((person) => person.woman === woman);
    const distinct = (of: (person: (typeof drawn)[number]) => string) => [...new Set(drawn.map(of))].filter(Boolean);
    const surnames = distinct(({ lastName }) => lastName);
    const rare = [...new Set(surnames.flatMap((name) => RARE_ENDINGS.map((ending) => `${name.slice(0, -3)}${ending}`)))];
    const last = [...spread(surnames, SLOTS * (1 - RARE_PART), 0.5), ...spread(rare, SLOTS * RARE_PART, 0.2)];
    const lists = {
      last,
      first: spread(
        distinct(({ firstName }) => firstName),
        SLOTS,
        0.7,
      ),
      patronymic: spread(
        distinct(({ patronymic }) => patronymic),
        SLOTS,
        0.7,
      ),
    };
    return (['last', 'first', 'patronymic'] as const).map((kind) => ({
      kind,
      woman,
      values: Array.from({ length: SLOTS }, (_, place) => lists[kind][place] ?? pick(random, lists[kind])),
    }));
  });
};

const spread = (names: readonly string[], slots: number, exponent: number): string[] => {
  const weights = names.map((_, rank) => (rank + 1) ** -exponent);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return names.flatMap((name, rank) => Array.from({ length: Math.max(1, Math.round((slots * (weights[rank] ?? 0)) / whole)) }, () => name));
};
