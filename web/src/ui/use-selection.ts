import { useState } from 'react';

const NONE: ReadonlySet<string> = new Set();

export interface Selection {
  /** Everything that the view finds, on whatever page. */
  readonly all: boolean;
  /** The ticked ones; empty while `all`. */
  readonly keys: ReadonlySet<string>;
  /** Not one more can be ticked. */
  readonly full: boolean;
  has(key: string): boolean;
  /** Ticks some of the rows shown, or unticks them; of «all» what is left on the page stays ticked. */
  change(keys: readonly string[], on: boolean, shown: readonly string[]): void;
  selectAll(): void;
  clear(): void;
}

/** What is ticked in a list, over all of its pages; another `view` (filters, search) drops it. Not more than `max` by hand. */
export function useSelection(view: string, max: number): Selection {
  const [kept, setKept] = useState({ view, all: false, keys: NONE });
  const { all, keys } = kept.view === view ? kept : { all: false, keys: NONE };
  return {
    all,
    keys,
    full: keys.size >= max,
    has: (key) => all || keys.has(key),
    change: (changed, on, shown) => setKept({ view, all: all && on, keys: ticked(all ? new Set(shown) : keys, changed, on, max) }),
    selectAll: () => setKept({ view, all: true, keys: NONE }),
    clear: () => setKept({ view, all: false, keys: NONE }),
  };
}

/** The keys after ticking or unticking some; beyond `max` they are left out. */
export function ticked(keys: ReadonlySet<string>, changed: readonly string[], on: boolean, max: number): ReadonlySet<string> {
  if (on) return new Set([...new Set([...keys, ...changed])].slice(0, max));
  const gone = new Set(changed);
  return new Set([...keys].filter((key) => !gone.has(key)));
}
