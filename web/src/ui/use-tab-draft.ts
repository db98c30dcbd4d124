import { useCallback, useRef, useState } from 'react';
import { TAB_DRAFT_PREFIX } from '#web/lib/drafts.ts';

/**
 * What was typed, kept while the tab lives: a reload or «Back» loses nothing, another tab and the next person see nothing.
 * Never give it a password. Gives the draft, a function that changes parts of it, and one that forgets it.
 */
export function useTabDraft<T extends object>(key: string, empty: T) {
  const place = `${TAB_DRAFT_PREFIX}${key}`;
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...read(place) }));
  const latest = useRef(draft);

  const change = useCallback(
    (parts: Partial<T>) => {
      latest.current = { ...latest.current, ...parts };
      write(place, JSON.stringify(latest.current));
      setDraft(latest.current);
    },
    [place],
  );
  const forget = useCallback(() => write(place, null), [place]);

  return [draft, change, forget] as const;
}

function read(place: string): object | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null');
    return typeof stored === 'object' ? stored : null;
  } catch {
    return null; // storage may be switched off
  }
}

function write(place: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, text);
  } catch {
    // storage may be switched off or full: the draft then lives as long as the page
  }
}
