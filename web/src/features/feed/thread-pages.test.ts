import { describe, expect, it } from 'vitest';
import type { MemberId, PostCommentId } from '#contract/ids';
import type { PostComment } from '#contract/post-comments';
import { inOrder, type ThreadPages, withComment, withNewest, withoutComment } from './thread-pages.ts';

const idOf = (number: number) => `0192f0c0-0000-7000-8000-${String(number).padStart(12, '0')}` as PostCommentId;
const comment = (number: number, change: Partial<PostComment> = {}): PostComment => ({
  id: idOf(number),
  author: { id: idOf(900) as string as MemberId, name: 'Речная Анна' },
  text: String(number),
  replyTo: null,
  createdAt: '2026-11-20T10:00:00.000Z',
  editedAt: null,
  can: { edit: false, delete: false },
  ...change,
});
const page = (numbers: number[], next?: string) => ({ items: numbers.map((number) => comment(number)), ...(next ? { next } : {}) });
const loaded = (...pages: ReturnType<typeof page>[]): ThreadPages => ({ pages, pageParams: pages.map((_, index) => (index ? 'x' : '')) });
const shown = (pages: ThreadPages) => inOrder(pages)?.map(({ text }) => Number(text));

describe('the newest page', () => {
  it('comes over what is loaded, and nothing is lost between', () => {
    const before = loaded(page([6, 5, 4], 'before4'), page([3, 2, 1]));
    const after = withNewest(before, page([8, 7, 6], 'before6'));
    expect(shown(after)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(after.pages.at(-1)?.next).toBeUndefined();
    expect(after.pageParams).toHaveLength(after.pages.length);
  });
  it('leaves the way to earlier ones where only one page was loaded', () => {
    const after = withNewest(loaded(page([6, 5, 4], 'before4')), page([7, 6, 5], 'before5'));
    expect(shown(after)).toEqual([4, 5, 6, 7]);
    expect(after.pages.at(-1)?.next).toBe('before4');
  });
  it('takes away what was deleted within it', () => {
    expect(shown(withNewest(loaded(page([6, 5, 4], 'before4')), page([6, 4, 3], 'before3')))).toEqual([3, 4, 6]);
  });
  it('stands alone after a gap, and where it is all there is', () => {
    expect(shown(withNewest(loaded(page([3, 2, 1])), page([9, 8, 7], 'before7')))).toEqual([7, 8, 9]);
    expect(shown(withNewest(loaded(page([3, 2, 1])), page([])))).toEqual([]);
    expect(shown(withNewest(loaded(page([])), page([1])))).toEqual([1]);
  });
});

it('a comment is added once, changed in its place, and taken out with what quotes it', () => {
  const before = loaded(page([2, 1]));
  const added = withComment(before, comment(3));
  expect(shown(withComment(added, comment(3)))).toEqual([1, 2, 3]);
  expect(inOrder(withComment(added, comment(2, { text: '20' })))?.map(({ text }) => text)).toEqual(['1', '20', '3']);
  const quoted = { author: comment(1).author, text: '1' };
  const answered = withComment(added, comment(4, { replyTo: { id: idOf(1), quoted } }));
  const left = withoutComment(answered, idOf(1));
  expect(shown(left)).toEqual([2, 3, 4]);
  expect(inOrder(left)?.at(-1)?.replyTo).toEqual({ id: idOf(1), quoted: null });
});
