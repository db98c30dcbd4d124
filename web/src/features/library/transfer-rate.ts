/** How far it was at an instant. */
export interface Sample {
  readonly at: number;
  readonly sent: number;
}

/** A moment's hiccup must not shake the estimate, and a new pace must show soon. */
const WINDOW = 8_000;
const LEAST = 1_000;

/** The samples with one more, those too old left out. Going back (a file taken away) begins anew. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last !== undefined && sample.sent < last.sent) return [sample];
  return [...samples.filter(({ at }) => sample.at - at <= WINDOW), sample];
}

/** Bytes a second; null while too little is known. */
export function rateOf(samples: readonly Sample[]): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < LEAST || last.sent === first.sent) return null;
  return ((last.sent - first.sent) * 1_000) / (last.at - first.at);
}

/** Whole seconds until the rest is sent; null while it cannot be told. */
export function secondsLeft(samples: readonly Sample[], rest: number): number | null {
  const rate = rateOf(samples);
  return rate === null ? null : Math.max(1, Math.ceil(rest / rate));
}
