import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { bringsAll, PASSING_EVENTS, REALTIME_PATH, type RealtimeEvent } from '#contract/realtime';
import type { Gates, PersonScope } from '../http/gates.ts';
import { originAllowed } from '../http/origin.ts';
import { Refusal } from '../http/problem.ts';
import type { Log } from '../log.ts';
import type { Bus, Topic } from './bus.ts';
import { spread } from './spread.ts';

/** A person's tabs and phones; more are closed, oldest first. */
const MAX_PER_PERSON = 20;
/** A client that reads slower than this is cut: it reconnects and refetches. */
const MAX_BUFFERED_BYTES = 1_000_000;
const PING_MILLISECONDS = 30_000;
/** So long it is known when a topic was last told something. */
const REMEMBERED_MILLISECONDS = 60_000;
/** WebSocket close codes of ours (RFC 6455 §7.4.2): the session has ended; too many sockets. */
export const CLOSE_UNAUTHENTICATED = 4401;
const CLOSE_TOO_MANY = 4429;

interface Open {
  readonly socket: WebSocket;
  readonly person: string;
  topics: Set<Topic>;
  alive: boolean;
  /** Of several askings what it may hear only the last one's answer counts. */
  asked: number;
  /** A hint passed it by while it was being asked. */
  missed: boolean;
  recheck: () => Promise<void>;
}

interface Dependencies {
  readonly bus: Bus;
  readonly gates: Gates;
  readonly log: Log;
  readonly publicUrl: string;
  /** What a person may hear; asked again whenever the person's access changes. */
  readonly topicsOf: (scope: PersonScope) => Promise<Topic[]>;
}

/** Serves the realtime socket: events of the bus go to those who may hear their topic, each serialised once. */
export const serveSockets = (server: FastifyInstance, { bus, gates, log, publicUrl, topicsOf }: Dependencies): void => {
  const byTopic = new Map<Topic, Set<Open>>();
  const byPerson = new Map<string, Set<Open>>();
  const since = performance.now();
  const told = new Map<Topic, number>();

  /** Milliseconds since these topics were last told something, as far as is known here. */
  const quietOf = (topics: Iterable<Topic>): number => {
    const now = performance.now();
    let last = Math.max(since, now - REMEMBERED_MILLISECONDS);
    for (const topic of topics) last = Math.max(last, told.get(topic) ?? 0);
    return now - last;
  };
  const sayReady = (socket: WebSocket, quiet: number) => socket.send(JSON.stringify({ type: 'ready', quiet } satisfies RealtimeEvent));

  const leave = (open: Open) => {
    for (const topic of open.topics) {
      byTopic.get(topic)?.delete(open);
      if (byTopic.get(topic)?.size === 0) byTopic.delete(topic);
    }
    open.topics = new Set();
  };
  const join = (open: Open, topics: readonly Topic[]) => {
    leave(open);
    open.topics = new Set(topics);
    for (const topic of topics) byTopic.set(topic, (byTopic.get(topic) ?? new Set()).add(open));
  };

  const unsubscribe = bus.subscribe((topic, message) => {
    if (message === 'recheck') {
      // Deaf first: between this moment and the answer nothing of what was lost may still arrive.
      for (const open of byPerson.get(topic.slice('person:'.length)) ?? []) {
        leave(open);
        open.missed = false;
        const deafSince = performance.now();
        open
          .recheck()
          .then(() => {
            const missed = open.missed || quietOf(open.topics) < performance.now() - deafSince;
            if (missed && open.socket.readyState === open.socket.OPEN) sayReady(open.socket, 0);
          })
          .catch((error: unknown) => {
            log.warn({ err: error }, 'realtime recheck failed');
            open.socket.close(1011);
          });
      }
      return;
    }
    if (!PASSING_EVENTS.has(message.type)) told.set(topic, performance.now());
    const listeners = byTopic.get(topic);
    if (listeners === undefined) return;
    const frame = JSON.stringify(message);
    const send = (open: Open) => {
      const { socket, topics } = open;
      // Whose topic it is no longer must not hear what was said before.
      open.missed ||= !topics.has(topic);
      if (!topics.has(topic) || socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate();
      else socket.send(frame);
    };
    if (bringsAll(message)) for (const open of listeners) send(open);
    else spread(listeners, send);
  });

  const pings = setInterval(() => {
    const forgotten = performance.now() - REMEMBERED_MILLISECONDS;
    for (const [topic, at] of told) if (at < forgotten) told.delete(topic);
    for (const opens of byPerson.values()) {
      for (const open of opens) {
        if (!open.alive) open.socket.terminate();
        open.alive = false;
        if (open.socket.readyState === open.socket.OPEN) open.socket.ping();
      }
    }
  }, PING_MILLISECONDS);
  pings.unref();
  server.addHook('onClose', async () => {
    clearInterval(pings);
    unsubscribe();
  });

  server.get(
    REALTIME_PATH,
    {
      websocket: true,
      schema: { hide: true },
      // Browsers send no preflight for sockets: the origin is all that tells a foreign page from ours.
      preValidation: async (request) => {
        if (!originAllowed(request, publicUrl)) throw new Refusal('forbidden');
        await gates.pass('person', request, REALTIME_PATH);
      },
    },
    async (socket: WebSocket, request: FastifyRequest) => {
      const first = await gates.pass('person', request, REALTIME_PATH);
      const open: Open = {
        socket,
        person: first.personId,
        topics: new Set(),
        alive: true,
        asked: 0,
        missed: false,
        recheck: async () => {
          open.asked += 1;
          const { asked } = open;
          const scope = await gates.pass('person', request, REALTIME_PATH).catch((error: unknown) => {
            // Only an ended session closes for good; an outage is thrown on, and the client connects again.
            if (error instanceof Refusal && error.code === 'unauthenticated') return null;
            throw error;
          });
          if (scope === null) return socket.close(CLOSE_UNAUTHENTICATED);
          const topics = await topicsOf(scope);
          if (socket.readyState === socket.OPEN && asked === open.asked) join(open, topics);
        },
      };
      const opens = byPerson.get(open.person) ?? new Set();
      byPerson.set(open.person, opens.add(open));
      if (opens.size > MAX_PER_PERSON) [...opens][0]?.socket.close(CLOSE_TOO_MANY);
      socket.on('pong', () => {
        open.alive = true;
      });
      // Our pages say nothing here; whoever does pays with the socket, before it costs anything.
      socket.on('message', () => socket.terminate());
      socket.on('error', (error) => log.debug({ err: error }, 'socket'));
      socket.on('close', () => {
        leave(open);
        opens.delete(open);
        if (opens.size === 0) byPerson.delete(open.person);
      });
      await open.recheck();
      // The client asks anew for what it has shown for longer than it was quiet: nothing is lost between its page and its socket.
      sayReady(socket, quietOf(open.topics));
    },
  );
};
