import { MAX_FILE_NAME } from '#contract/files';
import { cleanFileName } from '#server/platform/files/file-name.ts';
import { split } from './name-reads.ts';

/** A given name with the ending of the name before: it is the content's, another one would open it in another program, or run it. */
export const keepEnding = (given: string, before: string): string => {
  const { ending } = split(before);
  const name = cleanFileName(given);
  if (name.toLowerCase().endsWith(ending.toLowerCase()) && name.length > ending.length) return name;
  return `${name.slice(0, MAX_FILE_NAME - ending.length).toWellFormed()}${ending}`;
};
