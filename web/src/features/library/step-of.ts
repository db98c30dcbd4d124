/** Where an arrow leads among things laid out in rows: their index; null when it is no arrow or leads nowhere. */
export function stepOf(key: string, index: number, places: readonly { getBoundingClientRect(): { top: number } }[]): number | null {
  const tops = places.map((place) => Math.round(place.getBoundingClientRect().top));
  const perRow = Math.max(1, tops.filter((top) => top === tops[0]).length);
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perRow, ArrowUp: -perRow }[key];
  if (key === 'Home') return 0;
  if (key === 'End') return places.length - 1;
  if (step === undefined) return null;
  const to = index + step;
  // Down from the last but one row to the end of a shorter last one.
  if (key === 'ArrowDown' && to >= places.length) return tops[index] === tops.at(-1) ? null : places.length - 1;
  return to < 0 || to >= places.length ? null : to;
}
