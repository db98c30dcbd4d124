import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { People } from '../e2e/people.ts';
import { type Product, startProduct } from '../e2e/product.ts';
import { claim, judge, sleep } from './checks/verdicts.ts';

/** Slow and silent clients: each connection is closed in the end, and others are answered at once. Takes three minutes. */
const EACH = 200;
/** Headers and bodies have 120 s, pings 60 s; the checks themselves go round each 30 s. */
const LAST_SECONDS = 170;
const DRIP_MILLISECONDS = 5_000;
const OTHERS_MILLISECONDS = 250;

interface Kind {
  readonly name: string;
  readonly begin: string;
  /** What drips out, byte by byte. */
  readonly drip: string;
}

const kindsFor = (cookie: string): Kind[] => [
  { name: 'that never end their headers', begin: 'GET / HTTP/1.1\r\nhost: x\r\n', drip: 'x' },
  {
    name: 'that never send their body',
    begin: `POST /api/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n`,
    drip: ' ',
  },
  { name: 'that say nothing at all', begin: '', drip: '' },
  {
    name: 'that open the socket and answer no ping',
    begin: [
      'GET /api/realtime HTTP/1.1',
      'host: x',
      'connection: Upgrade',
      'upgrade: websocket',
      'sec-websocket-version: 13',
      `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
      `cookie: ${cookie}`,
      '\r\n',
    ].join('\r\n'),
    drip: '',
  },
];

/** Opens the connections and gives how many are still open. */
const open = (url: string, { begin, drip }: Kind, count: number): (() => number) => {
  const { hostname, port } = new URL(url);
  const alive = new Set<object>();
  for (let number = 0; number < count; number += 1) {
    const socket = connect(Number(port), hostname);
    alive.add(socket);
    socket.write(begin);
    socket.resume();
    const dripping = setInterval(() => (drip === '' ? undefined : socket.write(drip)), DRIP_MILLISECONDS);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearInterval(dripping);
      alive.delete(socket);
    });
  }
  return () => alive.size;
};

const check = async (product: Product): Promise<void> => {
  const people = new People(product);
  const visitor = people.visitor();
  // A person keeps twenty sockets: more would be closed for that alone.
  const { client } = await people.signUp();
  const kinds = kindsFor(client.cookie ?? '');
  const left = kinds.map((kind, index) => ({ kind, open: open(product.url, kind, index === kinds.length - 1 ? 20 : EACH) }));

  const times: number[] = [];
  const until = performance.now() + LAST_SECONDS * 1_000;
  while (performance.now() < until && left.some((one) => one.open() > 0)) {
    const started = performance.now();
    await (await visitor.fetch('/api/health')).text();
    times.push(performance.now() - started);
    await sleep(1_000);
  }
  for (const one of left) claim(one.open() === 0, `connections ${one.kind.name}: ${one.open()} left open`);
  const slowest = Math.round(Math.max(...times));
  claim(slowest < OTHERS_MILLISECONDS, `others waited ${slowest} ms at most (under ${OTHERS_MILLISECONDS})`);
};

const product = await startProduct({ demo: false });
await judge(
  () => check(product),
  () => product.stop(),
);
process.exit();
