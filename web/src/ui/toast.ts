/** A short word about what happened, over the page's lower edge. */
export interface Toast {
  readonly id: string;
  readonly kind: 'done' | 'failed';
  readonly message: string;
  /** What may be done about it: «Вернуть». Done once; the toast goes with it. */
  readonly action?: ToastAction | undefined;
}

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

/** Long enough to be read aloud; a failure longer, and longest what can still be acted upon. */
const SHOWN_FOR = { done: 4_500, failed: 10_000, action: 14_000 };
const MOST = 3;

const watchers = new Set<() => void>();
let shown: readonly Toast[] = [];

const set = (next: readonly Toast[]) => {
  shown = next;
  for (const watcher of watchers) watcher();
};

const dismiss = (id: string) => set(shown.filter((one) => one.id !== id));

function show(kind: Toast['kind'], message: string, action?: ToastAction) {
  const id = crypto.randomUUID();
  // The same words are not said twice at once.
  set([...shown.filter((one) => one.message !== message), { id, kind, message, action }].slice(-MOST));
  setTimeout(() => dismiss(id), SHOWN_FOR[action ? 'action' : kind]);
}

export const toast = {
  /** Something was done; with an action if it can be undone. */
  done: (message: string, action?: ToastAction) => show('done', message, action),
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
