import { MAX_FILE_NAME } from '#contract/files';
import type { Tx } from '#server/platform/database/database.ts';
import type { LockedFile } from './lock-file.ts';
import { freeNames, isTaken, split } from './name-reads.ts';

/** The name of a file that other content takes the place of: it stays, with the ending of that content. The library must be locked. */
export const nameWithEnding = async (tx: Tx, before: LockedFile, added: string): Promise<string> => {
  const { stem, ending } = split(before.name);
  const { ending: newEnding } = split(added);
  if (newEnding.toLowerCase() === ending.toLowerCase()) return before.name;
  const name = `${stem.slice(0, MAX_FILE_NAME - newEnding.length).toWellFormed()}${newEnding}`;
  const place = { section: before.section, folderId: before.folder_id };
  if (!(await isTaken(tx, before.organization_id, place, { name, id: before.id, of: 'files' }))) return name;
  const [free = name] = await freeNames(tx, before.organization_id, place, [name], { of: 'files', longest: MAX_FILE_NAME });
  return free;
};
