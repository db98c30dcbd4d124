import { expect, test } from 'vitest';
import type { FolderId, LibraryFileId } from '#contract/ids';
import { chosenOf, inParts } from './chosen.ts';

test('ids are told apart by kind', () => {
  const items = [
    { type: 'folder' as const, id: 'a' as FolderId },
    { type: 'file' as const, id: 'b' as LibraryFileId },
  ];
  expect(chosenOf(items)).toEqual({ folders: ['a'], files: ['b'] });
});

test('a long selection goes in parts of a hundred, nothing in none', () => {
  const files = Array.from({ length: 250 }, (_, index) => `${index}` as LibraryFileId);
  const parts = inParts({ folders: ['f' as FolderId], files });
  expect(parts.map((part) => [part.folders.length, part.files.length])).toEqual([
    [1, 100],
    [0, 100],
    [0, 50],
  ]);
  expect(parts.flatMap((part) => part.files)).toEqual(files);
  expect(inParts({ folders: [], files: [] })).toEqual([]);
});
