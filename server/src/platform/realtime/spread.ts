/** How many hear a hint in one moment, and how many follow in each step after it. */
export interface Pace {
  readonly atOnce: number;
  readonly step: number;
  readonly everyMs: number;
}

/** Whoever hears of a change asks for it, and about so many questions a second one process answers. */
export const PACE: Pace = { atOnce: 500, step: 100, everyMs: 200 };

type Later = (run: () => void, milliseconds: number) => void;
const unhurried: Later = (run, milliseconds) => void setTimeout(run, milliseconds).unref();

/**
 * Tells the first of them now and the others step by step, in their order. Two hints for the same listeners keep theirs: the later one is
 * as many steps behind for each.
 */
export const spread = <T>(listeners: Iterable<T>, tell: (listener: T) => void, pace: Pace = PACE, later: Later = unhurried): void => {
  const waiting = [...listeners];
  const next = (from: number, count: number) => {
    for (const listener of waiting.slice(from, from + count)) tell(listener);
    const told = from + count;
    if (told < waiting.length) later(() => next(told, pace.step), pace.everyMs);
  };
  next(0, pace.atOnce);
};
