import { Refusal } from '#server/platform/http/problem.ts';

export interface WorkLimits {
  readonly atOnce: number;
  readonly waiting: number;
  readonly retrySeconds: number;
}

/** Makes a queue for costly work: some at once, some waiting in their order, the rest refused at once with `too_many_requests`. */
export const limitWork = ({ atOnce, waiting, retrySeconds }: WorkLimits) => {
  let running = 0;
  const line: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1;
    else if (line.length >= waiting) throw new Refusal('too_many_requests', { retryAfter: retrySeconds });
    // Whoever ends hands its place over, so that no newcomer slips in between.
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
};
