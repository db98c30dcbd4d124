export interface Paced {
  /** Asks for the work to be done within a second. */
  soon(): void;
  /** Does what was asked for now, and waits for it. */
  flush(): Promise<void>;
  /** Does what was asked for and takes nothing more. */
  stop(): Promise<void>;
}

const MILLISECONDS = 1_000;

/** Does gathered work at most once a second and never twice at a time. What failed is told and tried again a second later. */
export const paceWork = (work: () => Promise<void>, failed: (error: unknown) => void): Paced => {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const run = async () => {
    try {
      await work();
    } catch (error) {
      failed(error);
      soon();
    }
  };
  const begin = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running = running.then(run);
    return running;
  };
  const soon = () => {
    if (timer === null && !stopped) timer = setTimeout(begin, MILLISECONDS).unref();
  };
  const flush = () => (timer === null ? running : begin());
  return {
    soon,
    flush,
    stop: () => {
      const last = flush();
      stopped = true;
      return last;
    },
  };
};
