/** How many hear a hint in one moment, and how many follow in each step after it. */
export interface Pace {
  readonly atOnce: number;
  readonly step: number;
  readonly everyMs: number;
}

/**
 * Whoever hears of a change asks for it: with the two hints of a publication about as many questions a second as one process answers.
 */
export const PACE: Pace = { atOnce: 250, step: 60, everyMs: 200 };

type Later = (run: () => void, milliseconds: number) => void;
const unhurried: Later = (run, milliseconds) => void setTimeout(run, milliseconds).unref();

/** Tells the first of them now and the others step by step. Hints alone: of two the later may come first where listeners left meanwhile. */
export const spread = <T>(listeners: Iterable<T>, tell: (listener: T) => void, pace: Pace = PACE, later: Later = unhurried): void => {
  const waiting = [...listeners];
  const next = (from: number, count: number) => {
    for (const listener of waiting.slice(from, from + count)) tell(listener);
    const told = from + count;
    if (told < waiting.length) later(() => next(told, pace.step), pace.everyMs);
  };
  next(0, pace.atOnce);
};
