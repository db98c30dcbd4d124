/** Catalogues are compiled by @lingui/vite-plugin. */
declare module '*.po' {
  export const messages: Record<string, unknown>;
}
