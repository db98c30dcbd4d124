import { parseArgs } from 'node:util';
import type { Client } from '../e2e/client.ts';
import { type Cabinet, type Member, People, publish } from '../e2e/people.ts';
import { type Product, startProduct } from '../e2e/product.ts';
import { Socket } from '../e2e/socket.ts';
import { fire, percentile, type Shot, told, watchMemory } from './checks/load.ts';
import { claim, judge } from './checks/verdicts.ts';

/**
 * Idle sockets and steady requests: memory stays flat, p99 under 250 ms, no error. A short run unless `--full`:
 * 5 000 sockets and 500 requests a second for ten minutes (`ulimit -n` of 20 000, and cores for both sides).
 */
const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    sockets: { type: 'string' },
    rate: { type: 'string' },
    seconds: { type: 'string' },
  },
});
const SOCKETS = Number(values.sockets ?? (values.full ? 5_000 : 500));
const RATE = Number(values.rate ?? (values.full ? 500 : 200));
const SECONDS = Number(values.seconds ?? (values.full ? 600 : 20));

const P99_MILLISECONDS = 250;
/** As many tabs as the server keeps open for one person. */
const SOCKETS_PER_PERSON = 20;
/** What the heap may breathe. */
const GROWTH = 1.2;

const furnish = async (people: People): Promise<{ cabinet: Cabinet; members: Member[] }> => {
  const count = Math.ceil(SOCKETS / SOCKETS_PER_PERSON);
  const opened = await people.cabinet('Профсоюз «Нагрузка»');
  const cabinet = { ...opened, freeCards: await people.issueCards(opened.id, count) };
  for (let number = 1; number <= 20; number += 1) {
    await publish(cabinet.head, cabinet, { title: `Новость ${number}`, poll: number % 5 === 0 ? POLL : null });
  }
  const members: Member[] = [];
  while (members.length < count) {
    const some = Math.min(10, count - members.length);
    members.push(...(await Promise.all(Array.from({ length: some }, () => people.member(cabinet)))));
  }
  return { cabinet, members };
};
const POLL = { anonymous: true, options: [{ text: 'За' }, { text: 'Против' }] };

const openSockets = async (members: readonly Member[]): Promise<Socket[]> => {
  const sockets: Socket[] = [];
  for (const { client } of members) {
    const wanted = Math.min(SOCKETS_PER_PERSON, SOCKETS - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: wanted }, () => Socket.open(client)))));
  }
  return sockets;
};

/** What open pages ask for: mostly the feed and the count of unread, sometimes the list of members. */
const mix = (cabinet: Cabinet, members: readonly Member[]) => {
  const cookie = ({ cookie: value }: Client) => ({ cookie: value ?? '' });
  const base = `/api/organizations/${cabinet.id}`;
  return (index: number): Shot => {
    const client = members[index % members.length]?.client ?? cabinet.head.client;
    if (index % 10 < 5) return { path: `${base}/posts`, headers: cookie(client) };
    if (index % 10 < 8) return { path: '/api/notifications/unread', headers: cookie(client) };
    return index % 10 === 8
      ? { path: '/api/session', headers: cookie(client) }
      : { path: `${base}/members?q=${encodeURIComponent('лугов')}`, headers: cookie(cabinet.head.client) };
  };
};

const steadiness = (samples: readonly number[]): { early: number; late: number } => {
  const median = (part: readonly number[]) => part.toSorted((a, b) => a - b)[Math.floor(part.length / 2)] ?? 0;
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  return { early: median(samples.slice(quarter, 2 * quarter)), late: median(samples.slice(-quarter)) };
};

const check = async (product: Product): Promise<void> => {
  const { cabinet, members } = await furnish(new People(product));
  const sockets = await openSockets(members);
  const next = mix(cabinet, members);
  await fire(product.url, RATE, 3, next); // warm

  const memory = watchMemory(product.pid);
  const { times, statuses } = await fire(product.url, RATE, SECONDS, next);
  const { early, late } = steadiness(memory());
  const closed = sockets.filter(({ closeCode }) => closeCode !== null).length;

  const p99 = Math.round(percentile(times, 0.99));
  claim(closed === 0, `${sockets.length} sockets stayed open (${closed} were closed)`);
  claim(statuses.size === 1 && statuses.has(200), `${RATE} requests a second for ${SECONDS} s: ${told(statuses)}`);
  claim(p99 < P99_MILLISECONDS, `p50 ${Math.round(percentile(times, 0.5))} ms, p99 ${p99} ms (under ${P99_MILLISECONDS})`);
  claim(late <= early * GROWTH, `memory: ${early} MB early, ${late} MB late`);

  const [witness] = sockets;
  await publish(cabinet.head, cabinet, { title: 'Всем' });
  await witness?.event('feed.changed');
  await Promise.all(sockets.map((socket) => socket.event('feed.changed')));
  claim(true, 'every socket heard of a new publication');
  for (const socket of sockets) socket.close();
};

const product = await startProduct({ demo: true });
await judge(
  () => check(product),
  () => product.stop(),
);
