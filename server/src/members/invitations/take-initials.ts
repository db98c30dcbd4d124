/** «МЗ» of «ППО «Механический завод»»: as on the screens, of what stands in the quotes. */
export const takeInitials = (name: string): string =>
  (/«([^«»]+)»/.exec(name)?.[1] ?? name)
    .split(/[\s«»"]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
