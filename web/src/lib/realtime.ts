import type { RealtimeEvent, RealtimeEvents } from '#contract/realtime';

type Type = keyof RealtimeEvents;
type Handler<K extends Type> = (event: RealtimeEvents[K]) => void;

/** What the connection needs of the browser; given by tests in their own way. */
export interface RealtimeGround {
  readonly connect: () => WebSocket;
  readonly online: () => boolean;
  readonly random: () => number;
  /** Milliseconds since the page was opened. */
  readonly now: () => number;
  readonly later: (run: () => void, milliseconds: number) => () => void;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** So long at most a query is not asked anew where it is shown again (`staleTime`), so for so long a hint matters to whoever begins to listen. */
const REMEMBERED = 60_000;
/** Of one type: of a burst its end. */
const MOST_REMEMBERED = 20;
/** After so long without a server's answer the service worker gives what the device has kept, of any age. */
const DEVICE_ANSWERS = 4_000;

/**
 * One WebSocket for the whole page. Events are hints and a lost one is not sent again, so where one was lost, and after each reconnect,
 * `onMissed` is called and the page asks anew for what it shows.
 */
export function createRealtime(ground: RealtimeGround) {
  const handlers = new Map<string, Set<(event: RealtimeEvent) => void>>();
  const onMissed = new Set<() => void>();
  const recent = new Map<string, { data: string; event: RealtimeEvent; at: number }[]>();
  let socket: WebSocket | null = null;
  let cancelWait: (() => void) | null = null;
  let failures = 0;
  let wanted = false;
  /** The connection was lost or there was no network: whatever happened meanwhile, nobody told it. */
  let behind = false;
  /** Since when nothing has been heard, by the ground's `now`; what was asked for since may be of before an event. */
  let deafSince = 0;

  function open() {
    cancelWait?.();
    if (!wanted || socket !== null || !ground.online()) return;
    const current = ground.connect();
    socket = current;
    current.onopen = () => {
      failures = 0;
    };
    current.onmessage = (message: MessageEvent<unknown>) => dispatch(String(message.data));
    current.onclose = () => {
      if (socket !== current) return;
      socket = null;
      behind = true;
      waitAndOpen();
    };
  }

  function ready(quiet: number) {
    const deaf = ground.now() - deafSince;
    const missed = behind || quiet <= deaf || deaf >= DEVICE_ANSWERS;
    behind = false;
    deafSince = ground.now();
    if (missed) for (const handler of onMissed) handler();
  }

  function waitAndOpen() {
    if (!wanted) return;
    // Full jitter: after a restart of the server its thousands of clients must not come back in one instant.
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures) * (0.5 + ground.random() / 2);
    failures += 1;
    cancelWait = ground.later(open, wait);
  }

  const recentOf = (type: Type) => (recent.get(type) ?? []).filter(({ at }) => ground.now() - at < REMEMBERED);

  /** The same said twice is said once, later. */
  function remember(data: string, event: RealtimeEvent) {
    const others = recentOf(event.type).filter((kept) => kept.data !== data);
    recent.set(event.type, [...others, { data, event, at: ground.now() }].slice(-MOST_REMEMBERED));
  }

  function dispatch(data: string) {
    const event: RealtimeEvent = JSON.parse(data);
    if (event.type === 'ready') ready(event.quiet);
    else remember(data, event);
    for (const handler of handlers.get(event.type) ?? []) handler(event);
  }

  function close() {
    cancelWait?.();
    const current = socket;
    socket = null;
    behind = true;
    current?.close();
  }

  return {
    /** Connects and stays connected until `stop`. */
    start() {
      wanted = true;
      behind = !ground.online();
      open();
    },
    /** Disconnects, e.g. when the person signs out; the next `start` is a first connection again. */
    stop() {
      wanted = false;
      failures = 0;
      recent.clear();
      close();
      deafSince = ground.now();
    },
    /** To be called when the browser says that the network is back, or gone. */
    networkChanged() {
      failures = 0;
      if (ground.online()) open();
      else close();
    },
    /**
     * Calls the handler for each event of the type, and at once for those of late: what it keeps true may have been asked for before them,
     * while a page was loaded or another was shown. Gives the function that ends it.
     */
    subscribe<K extends Type>(type: K, handler: Handler<K>): () => void {
      const known = handlers.get(type) ?? new Set();
      handlers.set(type, known);
      const entry = (event: RealtimeEvent) => handler(event as RealtimeEvents[K]);
      known.add(entry);
      for (const { event } of recentOf(type)) entry(event);
      return () => void known.delete(entry);
    },
    /** Calls the handler when events may have been lost; gives the function that ends it. */
    onMissed(handler: () => void): () => void {
      onMissed.add(handler);
      return () => void onMissed.delete(handler);
    },
  };
}

const PATH = '/api/realtime' satisfies typeof import('#contract/realtime').REALTIME_PATH;

export const realtime = createRealtime({
  connect: () => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${PATH}`),
  online: () => navigator.onLine,
  random: Math.random,
  now: () => performance.now(),
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
});
