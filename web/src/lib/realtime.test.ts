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
  const state = { online: true };
  const realtime = createRealtime({
    connect: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    online: () => state.online,
    random: () => 1,
    later: (run, milliseconds) => {
      const wait = { run, milliseconds };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), 1);
    },
  });
  return { realtime, sockets, waits, state, last: () => sockets[sockets.length - 1] };
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

test('says so as well when the first connection took long: what was asked for meanwhile may be of before it', () => {
  const { realtime, waits, last } = stage();
  const back = vi.fn();
  realtime.onReconnect(back);
  realtime.start();
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([1_000]);
  waits.pop()?.run();
  last()?.onopen?.();
  expect(back).toHaveBeenCalledOnce();
});

test('comes back with longer waits and says so once it is back', () => {
  const { realtime, sockets, waits, last } = stage();
  const back = vi.fn();
  realtime.onReconnect(back);
  realtime.start();
  last()?.onopen?.();
  expect(back).not.toHaveBeenCalled();
  for (const expected of [500, 1_000, 2_000]) {
    last()?.onclose?.();
    expect(waits.at(-1)?.milliseconds).toBe(expected);
    waits.pop()?.run();
  }
  last()?.onopen?.();
  expect(back).toHaveBeenCalledOnce();
  expect(sockets).toHaveLength(4);
});

test('a page opened without a network asks anew once there is one', () => {
  const { realtime, state, last } = stage();
  const back = vi.fn();
  realtime.onReconnect(back);
  state.online = false;
  realtime.start();
  state.online = true;
  realtime.networkChanged();
  last()?.onopen?.();
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
