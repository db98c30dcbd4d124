import { expect, test, vi } from 'vitest';
import { createRealtime } from './realtime.ts';

class FakeSocket {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  close() {
    this.onclose?.();
  }
}

function stage() {
  const sockets: FakeSocket[] = [];
  const waits: { run: () => void; milliseconds: number }[] = [];
  const state = { online: true, now: 0 };
  const realtime = createRealtime({
    connect: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    online: () => state.online,
    random: () => 1,
    now: () => state.now,
    later: (run, milliseconds) => {
      const wait = { run, milliseconds };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), 1);
    },
  });
  const last = () => sockets[sockets.length - 1];
  /** The connection is made, and the server says how long it was quiet. */
  const ready = (quiet = 60_000) => {
    last()?.onopen?.();
    last()?.onmessage?.({ data: JSON.stringify({ type: 'ready', quiet }) });
  };
  return { realtime, sockets, waits, state, last, ready };
}

test('gives each event to those who asked for its type, until they end it', () => {
  const { realtime, last } = stage();
  const heard = vi.fn();
  const end = realtime.subscribe('notifications.changed', heard);
  realtime.start();
  last()?.onopen?.();
  last()?.onmessage?.({ data: '{"type":"notifications.changed"}' });
  last()?.onmessage?.({ data: '{"type":"members.application"}' });
  end();
  last()?.onmessage?.({ data: '{"type":"notifications.changed"}' });
  expect(heard).toHaveBeenCalledExactlyOnceWith({ type: 'notifications.changed' });
});

test('tells whoever begins to listen of what came just before, but not of what is long past or was said to another person', () => {
  const { realtime, state, last, ready } = stage();
  const say = (type: string, id?: number) => last()?.onmessage?.({ data: JSON.stringify({ type, id }) });
  const heardBy = () => {
    const heard = vi.fn();
    realtime.subscribe('notifications.changed', heard)();
    return heard;
  };
  realtime.start();
  ready();
  say('notifications.changed');
  say('members.application');
  state.now = 59_000;
  expect(heardBy()).toHaveBeenCalledExactlyOnceWith({ type: 'notifications.changed' });
  state.now = 61_000;
  expect(heardBy()).not.toHaveBeenCalled();
  for (let times = 0; times < 3; times += 1) say('notifications.changed');
  expect(heardBy()).toHaveBeenCalledTimes(1);
  for (let times = 0; times < 30; times += 1) say('notifications.changed', times);
  expect(heardBy()).toHaveBeenCalledTimes(20);
  realtime.stop();
  realtime.start();
  expect(heardBy()).not.toHaveBeenCalled();
});

test('says so as well when something happened while the first connection was made, and not when nothing did', () => {
  for (const [opened, quiet, times] of [
    [1_000, 1_500, 0],
    [1_000, 900, 1],
    // By then the device may have answered from what it keeps.
    [4_000, 60_000, 1],
  ] as const) {
    const { realtime, state, ready } = stage();
    const missed = vi.fn();
    realtime.onMissed(missed);
    realtime.start();
    state.now = opened;
    ready(quiet);
    expect(missed).toHaveBeenCalledTimes(times);
  }
});

test('of an open connection only what it lost meanwhile is said', () => {
  const { realtime, state, last, ready } = stage();
  const missed = vi.fn();
  realtime.onMissed(missed);
  realtime.start();
  ready();
  state.now = 5_000;
  expect(missed).not.toHaveBeenCalled();
  last()?.onmessage?.({ data: '{"type":"ready","quiet":0}' });
  expect(missed).toHaveBeenCalledOnce();
});

test('comes back with longer waits and says so once it is back', () => {
  const { realtime, sockets, waits, last, ready } = stage();
  const back = vi.fn();
  realtime.onMissed(back);
  realtime.start();
  ready();
  expect(back).not.toHaveBeenCalled();
  for (const expected of [500, 1_000, 2_000]) {
    last()?.onclose?.();
    expect(waits.at(-1)?.milliseconds).toBe(expected);
    waits.pop()?.run();
  }
  expect(back).not.toHaveBeenCalled();
  ready();
  expect(back).toHaveBeenCalledOnce();
  expect(sockets).toHaveLength(4);
});

test('a page opened without a network asks anew once there is one', () => {
  const { realtime, state, ready } = stage();
  const back = vi.fn();
  realtime.onMissed(back);
  state.online = false;
  realtime.start();
  state.online = true;
  realtime.networkChanged();
  ready();
  expect(back).toHaveBeenCalledOnce();
});

test('waits for the network instead of trying in vain', () => {
  const { realtime, sockets, waits, state, last } = stage();
  realtime.start();
  last()?.onopen?.();
  state.online = false;
  realtime.networkChanged();
  expect(waits).toHaveLength(0);
  state.online = true;
  realtime.networkChanged();
  expect(sockets).toHaveLength(2);
});

test('stays away after stop', () => {
  const { realtime, sockets, waits } = stage();
  realtime.start();
  realtime.stop();
  realtime.networkChanged();
  expect(waits).toHaveLength(0);
  expect(sockets).toHaveLength(1);
});
