import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { Post } from '#contract/feed';
import { organizationId, post, postId } from './post.test-helper.ts';
import { changeIn, changePost, changePostLive, forgetPost, mayBeShown } from './post-cache.ts';

const pages = (...items: Post[][]) => ({ pages: items.map((list) => ({ items: list })), pageParams: items.map(String) });
const renamed = (one: Post) => (one.id === postId(2) ? { ...one, title: 'Новое имя' } : one);

describe('changeIn', () => {
  it('changes one and keeps the very pages without it', () => {
    const before = pages([post(1)], [post(2), post(3)]);
    const after = changeIn(before, renamed);
    expect(after.pages[0]).toBe(before.pages[0]);
    expect(after.pages[1]?.items.map(({ title }) => title)).toEqual(['Новое имя', 'Публикация 3']);
  });
  it('gives the same object when nothing is there to change', () => {
    const before = pages([post(1)]);
    expect(changeIn(before, renamed)).toBe(before);
  });
});

describe('the cache', () => {
  const filled = () => {
    const client = new QueryClient();
    client.setQueryData(['feed', organizationId, 'list'], pages([post(1), post(2)]));
    client.setQueryData(['feed', organizationId, 'post', postId(2)], post(2));
    client.setQueryData(['feed', 'another', 'list'], pages([post(2)]));
    return client;
  };
  const titles = (client: QueryClient, organization: string) =>
    client
      .getQueryData<ReturnType<typeof pages>>(['feed', organization, 'list'])
      ?.pages.flatMap(({ items }) => items.map(({ title }) => title));

  it('changes by a word of the server what is shown, and what comes after the word but was read before it', async () => {
    const client = filled();
    type Answer = ReturnType<typeof pages>;
    let answer: ((given: Answer) => void) | undefined;
    const queryKey = ['feed', organizationId, 'planned'];
    const asked = client.fetchQuery({ queryKey, queryFn: () => new Promise<Answer>((resolve) => (answer = resolve)) });
    expect(mayBeShown(client, organizationId, postId(9))).toBe(true);
    const changed = changePostLive(client, organizationId, postId(2), renamed);
    expect(titles(client, organizationId)).toEqual(['Публикация 1', 'Новое имя']);
    answer?.(pages([post(2)]));
    await asked;
    await changed;
    expect(client.getQueryData(queryKey)).toMatchObject({ pages: [{ items: [{ title: 'Новое имя' }] }] });
    expect(mayBeShown(client, organizationId, postId(9))).toBe(false);
  });

  it('changes a publication wherever it is kept, in its own organisation', () => {
    const client = filled();
    changePost(client, organizationId, postId(2), renamed);
    expect(titles(client, organizationId)).toEqual(['Публикация 1', 'Новое имя']);
    expect(client.getQueryData<Post>(['feed', organizationId, 'post', postId(2)])?.title).toBe('Новое имя');
    expect(titles(client, 'another')).toEqual(['Публикация 2']);
  });
  it('takes a deleted one out of the lists', () => {
    const client = filled();
    forgetPost(client, organizationId, postId(2));
    expect(titles(client, organizationId)).toEqual(['Публикация 1']);
  });
});
