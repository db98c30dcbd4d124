/**
 * Gathers what is added and runs with all of it: at once, then at most once in `every` milliseconds, the last always. `stop` forgets what
 * still waits.
 */
export function gather<T>(every: number, run: (items: ReadonlySet<T>) => void) {
  let waiting = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    const items = waiting;
    waiting = new Set();
    timer = setTimeout(flush, every);
    run(items);
  };
  return {
    add(item: T): void {
      waiting.add(item);
      if (timer === undefined) flush();
    },
    stop(): void {
      waiting.clear();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
