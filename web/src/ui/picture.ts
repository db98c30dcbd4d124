/** A picture as the kit shows it; the contract's `FileCard` fits. */
export interface Picture {
  id: string;
  /** The largest size. */
  url: string;
  name: string;
  width: number | null;
  height: number | null;
  /** A tiny blurred picture as a data URI. */
  placeholder: string | null;
  previews: readonly { width: number; url: string }[];
}

/** For `srcSet`. */
export const sourcesOf = ({ previews }: Picture) => previews.map(({ width, url }) => `${url} ${width}w`).join(', ');
