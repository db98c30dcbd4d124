import { useEffect, useRef, useState } from 'react';
import { FileCard } from '#contract/files';
import { GroupId } from '#contract/ids';
import { RichDoc } from '#contract/rich-text';
import { DRAFT_PREFIX } from '#web/lib/drafts.ts';
import { emptyPost, isEmptyPost, newOption, type PostValues } from './post-values.ts';

const SAVE_AFTER = 500;

/** What was typed into the composer, kept in this browser per person and organisation until it is sent or cleared. */
export function usePostDraft(personId: string, organizationId: string) {
  const place = `${DRAFT_PREFIX}${personId}:${organizationId}`;
  const attempt = `${place}:attempt`;
  const [restored] = useState(() => readDraft(get(place)));
  const [saved, setSaved] = useState(restored !== null);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => void } | null>(null);

  const drop = () => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
  };
  const flush = () => {
    const { save } = waiting.current ?? {};
    drop();
    save?.();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: for the life of the page
  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  return {
    restored,
    saved,
    /** Saves soon, and at the latest when the page goes. */
    keep(values: PostValues) {
      drop();
      const save = () => {
        if (isEmptyPost(values)) {
          remove(place);
          setSaved(false);
        } else setSaved(set(place, JSON.stringify(values)));
      };
      waiting.current = { save, timer: setTimeout(flush, SAVE_AFTER) };
    },
    forget() {
      drop();
      remove(place);
      remove(attempt);
      setSaved(false);
    },
    /** The key to send these very contents with: the one of an attempt whose answer was lost, even in a tab that is closed by now. */
    keyFor(body: unknown, fresh: string): string {
      const contents = JSON.stringify(body);
      const [key, tried] = get(attempt)?.split('\n', 2) ?? [];
      if (key && tried === contents) return key;
      set(attempt, `${fresh}\n${contents}`);
      return fresh;
    },
    /** The attempt was answered with a refusal: nothing came of it. */
    forgetAttempt: () => remove(attempt),
  };
}

/** A draft as it was stored; whatever in it cannot be read is as in a new publication. Null when there is none. */
export function readDraft(text: string | null): PostValues | null {
  const stored = parse(text);
  if (stored === null) return null;
  const empty = emptyPost();
  const string = (key: keyof PostValues, otherwise: string) => (typeof stored[key] === 'string' ? stored[key] : otherwise);
  const body = RichDoc.safeParse(stored.body);
  const list = (key: keyof PostValues): unknown[] => (Array.isArray(stored[key]) ? stored[key] : []);
  const options = list('options').flatMap((option) => textOf(option) ?? []);
  const values: PostValues = {
    title: string('title', ''),
    body: body.success ? body.data : null,
    attachments: list('attachments').flatMap((file) => FileCard.safeParse(file).data ?? []),
    type: stored.type === 'poll' ? 'poll' : 'news',
    options: options.length > 0 ? options.map((option) => ({ ...newOption(), text: option })) : empty.options,
    anonymous: stored.anonymous === true,
    multiple: stored.multiple === true,
    endsAt: string('endsAt', ''),
    later: stored.later === true,
    publishAt: string('publishAt', ''),
    pinned: stored.pinned === true,
    commentsOpen: stored.commentsOpen !== false,
    to: stored.to === 'groups' ? 'groups' : 'all',
    groups: list('groups').flatMap((id) => GroupId.safeParse(id).data ?? []),
  };
  return isEmptyPost(values) ? null : values;
}

function parse(text: string | null): Partial<Record<keyof PostValues, unknown>> | null {
  if (text === null) return null;
  try {
    const stored: unknown = JSON.parse(text);
    return typeof stored === 'object' ? stored : null;
  } catch {
    return null; // written by something else: no draft
  }
}

const textOf = (option: unknown): string | null =>
  typeof option === 'object' && option !== null && 'text' in option && typeof option.text === 'string' ? option.text : null;

// Storage may be switched off or full; the draft then lives as long as the page, and «Черновик сохранён» is not said.
function get(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}
function set(place: string, text: string): boolean {
  try {
    localStorage.setItem(place, text);
    return true;
  } catch {
    return false;
  }
}
function remove(place: string): boolean {
  try {
    localStorage.removeItem(place);
    return true;
  } catch {
    return false;
  }
}
