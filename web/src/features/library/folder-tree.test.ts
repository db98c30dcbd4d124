import { expect, test } from 'vitest';
import type { FolderId } from '#contract/ids';
import { branchesOf, type FolderRow } from './folder-tree.ts';

const folder = (id: string, parentId: string | null, section: FolderRow['section'] = 'members'): FolderRow => ({
  id: id as FolderId,
  parentId: parentId as FolderId | null,
  name: id,
  section,
});
const rows = [
  folder('договоры', null),
  folder('2026', 'договоры'),
  folder('архив', '2026'),
  folder('плакаты', null),
  folder('отчёты', null, 'internal'),
];

test('each folder is followed by what lies in it', () => {
  expect(branchesOf(rows, 'members').map(({ name, depth }) => `${depth} ${name}`)).toEqual([
    '0 договоры',
    '1 2026',
    '2 архив',
    '0 плакаты',
  ]);
  expect(branchesOf(rows, 'internal').map(({ name }) => name)).toEqual(['отчёты']);
});

test('a folder cannot be put into itself or into what lies in it', () => {
  expect(branchesOf(rows, 'members', ['договоры' as FolderId]).map(({ name }) => name)).toEqual(['плакаты']);
});
