import { randomUUID } from 'node:crypto';
import { createRandom, pick } from '../server/src/demo/people.ts';
import { ask, requestOf } from './load.ts';
import type { Person, Poll, Subjects } from './subjects.ts';

export type Side = 'ours' | 'floor';
export interface Operation {
  readonly name: string;
  readonly title: string;
  readonly kind: 'read' | 'write';
  /** The requests to one of the two servers: the same for both, but for who asks; null when there are no more. */
  requests(side: Side): () => string | null;
}

const headersOf = (side: Side, { token, personId, memberId, role }: Person): Record<string, string> =>
  side === 'ours' ? { cookie: `__Host-session=${token}` } : { 'x-person': personId, 'x-member': memberId, 'x-role': role };

/** What is measured. Cursors come from walking the lists at `port`, where the product listens. */
export const chooseOperations = async (subjects: Subjects, port: number, seed: number): Promise<Operation[]> => {
  const { organizationId, admin, members, memberIds, parts, polls } = subjects;
  const base = `/api/organizations/${organizationId}`;
  const walk = (path: string, pages: number) => cursorsOf(port, `${base}/${path}`, headersOf('ours', admin), pages);
  const memberPlaces = await walk('members?limit=200', 500);
  const postPlaces = await walk('posts?limit=20', 50);

  const read = (name: string, title: string, who: (random: () => number) => Person, path: (random: () => number) => string): Operation => ({
    name,
    title,
    kind: 'read',
    requests: (side) => {
      const random = createRandom(seed);
      return () => requestOf('GET', `${base}/${path(random)}`, headersOf(side, who(random)));
    },
  });
  const anybody = (random: () => number) => pick(random, members);
  const after = (random: () => number, places: readonly string[]) => `after=${pick(random, places)}`;
  return [
    read(
      'list',
      'members list: 50 by name, anywhere in it',
      () => admin,
      (random) => `members?limit=50&${after(random, memberPlaces)}`,
    ),
    read(
      'search',
      'search by a part of a surname',
      () => admin,
      (random) => `members?limit=50&q=${encodeURIComponent(pick(random, parts))}`,
    ),
    read(
      'card',
      "one member's card (its opening is journalled)",
      () => admin,
      (random) => `members/${pick(random, memberIds)}`,
    ),
    read('feed', 'feed page of 20 with counts and pictures', anybody, (random) => `posts?limit=20&${after(random, postPlaces)}`),
    voting('vote-open', 'vote, open poll', polls.open, members, base),
    voting('vote-anonymous', 'vote, anonymous poll', polls.anonymous, members, base),
    {
      name: 'publish',
      title: 'publish a news item',
      kind: 'write',
      requests: (side) => () =>
        requestOf(
          'POST',
          `${base}/posts`,
          { ...headersOf(side, admin), 'idempotency-key': randomUUID() },
          { title: 'Собрание в среду', body: NEWS },
        ),
    },
  ];
};

const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
const NEWS = {
  type: 'doc',
  content: [
    text('Собрание состоится в среду в Доме культуры, начало в шесть часов вечера. Повестка: отчёт профкома, план на год, разное.'),
    text('Регистрация участников начнётся за полчаса. Не забудьте карту участника: вход по номеру.'),
  ],
};

/** All on one poll, each time another member: the evening when everybody votes. */
const voting = (name: string, title: string, pair: readonly Poll[], members: readonly Person[], base: string): Operation => {
  const places = { ours: members.values(), floor: members.values() };
  return {
    name,
    title,
    kind: 'write',
    requests: (side) => {
      const poll = pair[side === 'ours' ? 0 : 1];
      if (poll === undefined) throw new Error('A poll is missing');
      let turn = 0;
      return () => {
        const { value: person } = places[side].next();
        if (person === undefined) return null;
        turn += 1;
        const headers = { ...headersOf(side, person), 'idempotency-key': randomUUID() };
        return requestOf('POST', `${base}/posts/${poll.postId}/vote`, headers, { options: [poll.options[turn % poll.options.length]] });
      };
    },
  };
};

const cursorsOf = async (port: number, path: string, headers: Record<string, string>, pages: number): Promise<string[]> => {
  const cursors: string[] = [];
  let next = '';
  while (cursors.length < pages) {
    const { status, body } = await ask(port, requestOf('GET', `${path}${next === '' ? '' : `&after=${next}`}`, headers));
    if (status !== 200) throw new Error(`${path} was answered with ${status}: ${body.toString('utf8')}`);
    const page = JSON.parse(body.toString('utf8')) as { next?: string };
    if (page.next === undefined) break;
    next = page.next;
    cursors.push(next);
  }
  return cursors;
};
