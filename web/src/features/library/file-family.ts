import type { LibraryFile } from '#contract/library';

/** What a file is to people, by which its tile is drawn. */
export type FileFamily = 'picture' | 'pdf' | 'video' | 'audio' | 'text' | 'table' | 'slides' | 'archive' | 'other';

const BY_ENDING: Readonly<Record<string, FileFamily>> = {
  doc: 'text',
  docx: 'text',
  odt: 'text',
  rtf: 'text',
  txt: 'text',
  xls: 'table',
  xlsx: 'table',
  ods: 'table',
  csv: 'table',
  ppt: 'slides',
  pptx: 'slides',
  odp: 'slides',
  zip: 'archive',
  rar: 'archive',
  '7z': 'archive',
};

/** «docx» of «Устав.docx»; `''` of a name without an ending. */
export const endingOf = (name: string): string => /\.([\p{L}\d]{1,5})$/u.exec(name)?.[1]?.toLowerCase() ?? '';

/** The server's finding of the content first, the name's ending for office documents. */
export const familyOf = ({ kind, name }: Pick<LibraryFile, 'kind' | 'name'>): FileFamily =>
  kind === 'other' ? (BY_ENDING[endingOf(name)] ?? 'other') : kind;
