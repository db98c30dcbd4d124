/** A short word about what happened, over the page's lower edge. */
export interface Toast {
  readonly id: string;
  readonly kind: 'done' | 'failed';
  readonly message: string;
}

/** Long enough to be read aloud; a failure longer. */
const SHOWN_FOR = { done: 4_500, failed: 10_000 };
const MOST = 3;

const watchers = new Set<() => void>();
let shown: readonly Toast[] = [];

const set = (next: readonly Toast[]) => {
  shown = next;
  for (const watcher of watchers) watcher();
};

const dismiss = (id: string) => set(shown.filter((one) => one.id !== id));

function show(kind: Toast['kind'], message: string) {
  const id = crypto.randomUUID();
  // The same words are not said twice at once.
  set([...shown.filter((one) => one.message !== message), { id, kind, message }].slice(-MOST));
  setTimeout(() => dismiss(id), SHOWN_FOR[kind]);
}

export const toast = {
  /** Something was done. */
  done: (message: string) => show('done', message),
  /** Something went wrong and no field is to blame. */
  failed: (message: string) => show('failed', message),
};

/** For `<Toasts>`. */
export const toasts = {
  all: () => shown,
  dismiss,
  watch(watcher: () => void) {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
};
