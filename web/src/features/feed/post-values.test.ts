import { describe, expect, it } from 'vitest';
import { poll, post } from './post.test-helper.ts';
import { bodyOf, emptyPost, isEmptyPost, placeOf, timeProblems, toLocal, valuesOf } from './post-values.ts';

describe('bodyOf', () => {
  it('sends news without a poll, whatever was typed into its options', () => {
    const values = { ...emptyPost(), title: 'Собрание', options: [{ id: '1', text: 'да' }] };
    expect(bodyOf(values)).toEqual({
      title: 'Собрание',
      body: null,
      attachments: [],
      pinned: false,
      commentsOpen: true,
      publishAt: null,
      audience: null,
      poll: null,
    });
  });
  it('forgets a time that was chosen and then put off', () => {
    expect(bodyOf({ ...emptyPost(), later: false, publishAt: '2026-12-01T10:00' }).publishAt).toBeNull();
  });
  it('gives an untouched time back to the second, and a moved one anew', () => {
    const before = post(1, { type: 'poll', poll: poll({ endsAt: '2026-11-28T15:00:37.250Z' }) });
    const values = valuesOf(before);
    expect(bodyOf(values, before).poll?.endsAt).toBe('2026-11-28T15:00:37.250Z');
    const moved = new Date('2026-11-29T15:00:00.000Z').toISOString();
    expect(bodyOf({ ...values, endsAt: toLocal(moved) }, before).poll?.endsAt).toBe(moved);
  });
});

describe('timeProblems', () => {
  const now = new Date('2026-11-22T12:00:00.000Z');
  const at = (instant: string) => toLocal(instant);
  const values = { ...emptyPost(), type: 'poll' as const };

  it('has nothing against a poll without an end', () => expect(timeProblems(values, now)).toEqual({}));
  it('asks for the time of what is planned', () => expect(timeProblems({ ...values, later: true }, now)).toEqual({ publishAt: 'missing' }));
  it('knows what is past', () => {
    const past = at('2026-11-21T12:00:00.000Z');
    expect(timeProblems({ ...values, later: true, publishAt: past, endsAt: past }, now)).toEqual({ publishAt: 'past', endsAt: 'past' });
  });
  it('wants a poll to end after it appears', () => {
    const times = { later: true, publishAt: at('2026-11-25T12:00:00.000Z'), endsAt: at('2026-11-24T12:00:00.000Z') };
    expect(timeProblems({ ...values, ...times }, now)).toEqual({ endsAt: 'before_publication' });
  });
});

it('finds the field of an error', () => {
  expect(placeOf('poll.options.20.text')).toBe('options.20.text');
  expect(placeOf('attachments.1')).toBe('attachments.1');
});
it('knows an empty publication', () => {
  expect(isEmptyPost({ ...emptyPost(), type: 'poll', pinned: true })).toBe(true);
  expect(isEmptyPost({ ...emptyPost(), title: 'С' })).toBe(false);
});
