import { connect, type Socket as TcpSocket } from 'node:net';
import { People } from '../e2e/people.ts';
import { type Product, startProduct } from '../e2e/product.ts';
import { Socket } from '../e2e/socket.ts';
import { fire, memoryOf, type Outcome, percentile, type Shot, told } from './checks/load.ts';
import { claim, judge, sleep } from './checks/verdicts.ts';

/**
 * What costs the server more than its sender: password hashes, large and many frames, upgrades that never end. Each is
 * refused or cut off, and others wait at most twice as long meanwhile.
 */
const OTHERS_PER_SECOND = 50;
const SECONDS = 10;
/** Below it a doubling is noise. */
const FLOOR_MILLISECONDS = 50;
const SIGN_INS_PER_SECOND = 200;
const HALF_OPEN = 10_000;
const FRAMES = 10_000;

const others = (cookie: string) => (): Shot => ({ path: '/api/notifications/unread', headers: { cookie } });

/** From many addresses and for many phones, so that no limit of one of them takes the load away. */
const signIn = (index: number): Shot => ({
  path: '/api/sign-in',
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.${index % 250}.${Math.floor(index / 250) % 250}` },
  body: JSON.stringify({ phone: `+7901${String(index).padStart(7, '0')}`, password: 'не тот пароль' }),
});

const p99 = ({ times }: Outcome): number => Math.round(percentile(times, 0.99));
const compare = (calm: Outcome, under: Outcome, what: string): void => {
  const most = 2 * Math.max(FLOOR_MILLISECONDS, p99(calm));
  claim(
    p99(under) <= most && under.statuses.size === 1,
    `others under ${what}: p99 ${p99(under)} ms, calm ${p99(calm)} ms; ${told(under.statuses)}`,
  );
};

const check = async (product: Product): Promise<void> => {
  const { client } = await new People(product).signUp();
  const next = others(client.cookie ?? '');
  await fire(product.url, OTHERS_PER_SECOND, 2, next);
  const calm = await fire(product.url, OTHERS_PER_SECOND, SECONDS, next);
  const before = memoryOf(product.pid);

  const [flood, under] = await Promise.all([
    fire(product.url, SIGN_INS_PER_SECOND, SECONDS, signIn),
    fire(product.url, OTHERS_PER_SECOND, SECONDS, next),
  ]);
  const expected = [...flood.statuses.keys()].every((status) => [401, 429, 503].includes(status));
  claim(expected, `${SIGN_INS_PER_SECOND} sign-ins a second: ${told(flood.statuses)}`);
  compare(calm, under, 'the flood of sign-ins');

  const large = await Socket.open(client);
  large.socket.send('x'.repeat(64 * 1_024));
  claim((await large.closed()) === 1009, 'a frame of 64 KB closes its socket');

  const loud = await Socket.open(client);
  for (let frame = 0; frame < FRAMES; frame += 1) loud.socket.send('{"type":"ready"}');
  claim((await loud.closed()) === 1006, 'a client that speaks into the socket is cut off');

  const half = await openHalf(product.url, HALF_OPEN);
  const underUpgrades = await fire(product.url, OTHERS_PER_SECOND, SECONDS, next);
  compare(calm, underUpgrades, `${half.length} half-open upgrades`);
  for (const socket of half) socket.destroy();
  await sleep(2_000);
  claim(memoryOf(product.pid) < before + 300, `memory: ${before} MB before, ${memoryOf(product.pid)} MB after`);
};

/** Connections whose upgrade never comes to its end. */
const openHalf = async (url: string, count: number): Promise<TcpSocket[]> => {
  const { hostname, port } = new URL(url);
  const sockets: TcpSocket[] = [];
  while (sockets.length < count) {
    const some = await Promise.all(
      Array.from({ length: 200 }, () => {
        const socket = connect(Number(port), hostname);
        socket.on('error', () => socket.destroy());
        return new Promise<TcpSocket>((resolve) => {
          socket.once('connect', () => {
            socket.write('GET /api/realtime HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n');
            resolve(socket);
          });
          socket.once('close', () => resolve(socket));
        });
      }),
    );
    sockets.push(...some);
  }
  return sockets;
};

const product = await startProduct({ demo: false });
await judge(
  () => check(product),
  () => product.stop(),
);
