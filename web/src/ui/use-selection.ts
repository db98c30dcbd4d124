import { useState } from 'react';

const NONE: ReadonlySet<string> = new Set();

export interface Selection {
  /** Everything that the view finds, on whatever page, but for `except`. */
  readonly all: boolean;
  /** The ticked ones; empty while `all`. */
  readonly keys: ReadonlySet<string>;
  /** Those unticked of `all`; else empty. */
  readonly except: ReadonlySet<string>;
  /** Not one more can be ticked, or unticked of `all`. */
  readonly full: boolean;
  has(key: string): boolean;
  /** Ticks some rows, or unticks them. */
  change(keys: readonly string[], on: boolean): void;
  /** Some rows are in the view no more. */
  forget(keys: readonly string[]): void;
  selectAll(): void;
  clear(): void;
}

interface Kept {
  readonly view: string;
  readonly all: boolean;
  readonly marked: ReadonlySet<string>;
}
/** Of the list that was ticked last: whoever opens a card out of it and comes back goes on. */
let last: Kept | null = null;

/** Nobody who signs in after another finds what that one has ticked. */
export const forgetTicks = (): void => {
  last = null;
};

/**
 * What is ticked in a list, over all of its pages; another `view` (filters, search) drops it, another page of the product does not. Not more
 * than `max` by hand.
 */
export function useSelection(view: string, max: number): Selection {
  const [kept, show] = useState<Kept>(() => last ?? { view, ...NOTHING });
  const setKept = (now: Kept) => {
    last = now;
    show(now);
  };
  const { all, marked } = kept.view === view ? kept : NOTHING;
  return {
    all,
    keys: all ? NONE : marked,
    except: all ? marked : NONE,
    full: marked.size >= max,
    has: (key) => all !== marked.has(key),
    change: (changed, on) => setKept({ view, all, marked: ticked(marked, changed, on !== all, max) }),
    forget: (gone) => setKept({ view, all, marked: ticked(marked, gone, false, max) }),
    selectAll: () => setKept({ view, all: true, marked: NONE }),
    clear: () => setKept({ view, ...NOTHING }),
  };
}

/** `marked` are the ticked ones, or of «all» the unticked ones. */
const NOTHING = { all: false, marked: NONE };

/** The keys after ticking or unticking some; beyond `max` they are left out. */
export function ticked(keys: ReadonlySet<string>, changed: readonly string[], on: boolean, max: number): ReadonlySet<string> {
  if (on) return new Set([...new Set([...keys, ...changed])].slice(0, max));
  const gone = new Set(changed);
  return new Set([...keys].filter((key) => !gone.has(key)));
}
