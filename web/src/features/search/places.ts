import type { ComponentType } from 'react';
import { otherLayout, wordsOf } from '#web/lib/words.ts';

/** A page, or an act that has a page: found without asking the server. */
export interface Place {
  /** Kept on the device when it was chosen; never of a person or a thing. */
  readonly id: string;
  readonly label: string;
  /** What else people call it, and what is done there. */
  readonly words?: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly href: string;
}

/** More would push away what was found. */
export const MAX_PLACES = 4;
/** What stands there before anything is typed. */
export const FIRST_PLACES = 7;

/** Pages that have all the typed words, each as the beginning of one of their own, in either keyboard layout; those named so come first. */
export function findPlaces(places: readonly Place[], typed: string): Place[] {
  const asked = typed.toLowerCase().split(/\s+/).filter(Boolean).map(readings);
  if (asked.length === 0 || asked.every((ways) => ways.length === 0)) return [];
  const fitting = (words: readonly string[]) => asked.every((ways) => ways.some((way) => way.every((part) => begins(words, part))));
  const named = places.filter(({ label }) => fitting(wordsOf(label)));
  const called = places.filter((place) => !named.includes(place) && fitting([...wordsOf(place.label), ...wordsOf(place.words ?? '')]));
  return [...named, ...called].slice(0, MAX_PLACES);
}

/** The word as it was typed, and as the other layout would have it. */
const readings = (word: string): string[][] => [wordsOf(word), wordsOf(otherLayout(word))].filter((parts) => parts.length > 0);

const begins = (words: readonly string[], part: string) => words.some((word) => word.startsWith(part));
