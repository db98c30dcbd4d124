/** The text as it stands in a pattern of `like`. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** A pattern of `like` for what has the text anywhere. */
export const containing = (text: string): string => `%${literally(text)}%`;
