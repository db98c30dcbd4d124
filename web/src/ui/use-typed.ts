import { type ChangeEvent, type FocusEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Read, Unread } from '#web/lib/typed-date.ts';

interface Options {
  value: string;
  onValue: (value: string) => void;
  /** The value as it stands in the field. */
  show: (value: string) => string;
  read: (text: string) => Read;
  mask: (before: string, after: string) => string;
  /** Text that is whole already while one still types; the rest waits until the field is left. */
  whole: RegExp;
  required: boolean;
}

export interface Typed {
  /** What the field shows. */
  text: string;
  /** Why what was typed is no value, once the field was left; it stays where it was typed. */
  problem: Unread | null;
  /** Whether something was typed here and left. */
  left: boolean;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  /** The text is left or its form is sent; `all` when the whole field is, not only for its button or its neighbour. */
  commit: (all: boolean) => void;
  /** Takes a value that was chosen and not typed. */
  choose: (value: string) => void;
}

/** Text that is read into a value: told when it is whole, shown in one way when it is left, and kept as it was typed when it cannot be read. */
export function useTyped({ value, onValue, show, read, mask, whole, required }: Options): Typed {
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const told = useRef(value);
  // The field follows a value that changed by itself: a draft, a form filled anew, an address.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(null);
    setLeft(false);
  }, [value]);

  const tell = (next: string) => {
    if (next === told.current) return;
    told.current = next;
    onValue(next);
  };
  const text = typed ?? show(value);
  const result = typed === null ? null : read(typed);
  return {
    text,
    problem: left && result !== null && 'problem' in result ? result.problem : null,
    left,
    onChange: ({ currentTarget }) => {
      const next = mask(text, currentTarget.value);
      setTyped(next);
      setLeft(false);
      const now = read(next);
      if (!('value' in now)) return;
      if (now.value === '' ? !required : whole.test(next)) tell(now.value);
    },
    commit: (all) => {
      if (result === null || (!all && 'problem' in result)) return;
      setLeft(true);
      if ('value' in result) setTyped(null);
      tell('value' in result ? result.value : '');
    },
    choose: (next) => {
      setTyped(null);
      setLeft(true);
      tell(next);
    },
  };
}

/** Whether the focus goes out of the whole of it. */
export const isLeft = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): boolean => !currentTarget.contains(relatedTarget);

/** Marks an input that holds what cannot be read, so that no form is sent over it (`unreadField`). */
export function useUnread(input: RefObject<HTMLInputElement | null>, problem: string | null): void {
  useLayoutEffect(() => input.current?.setCustomValidity(problem ?? ''), [input, problem]);
}

/** The first field of a form that holds what cannot be read. */
export const unreadField = (form: HTMLFormElement): HTMLElement | undefined =>
  [...form.elements].find((element): element is HTMLInputElement => element instanceof HTMLInputElement && element.validity.customError);
