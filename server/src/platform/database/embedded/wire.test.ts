import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BackendScanner, channelOf, FrontendReader, Letter, queryMessage, sqlOf } from './wire.ts';

const frame = (letter: number, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(5, letter);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
};
const notification = (channel: string, payload: string): Buffer =>
  frame(Letter.notification, Buffer.concat([Buffer.from([0, 0, 0, 7]), Buffer.from(`${channel}\0${payload}\0`)]));
const startup = Buffer.concat([Buffer.from([0, 0, 0, 14, 0, 3, 0, 0]), Buffer.from('user\0\0')]);

const cut = (bytes: Buffer, sizes: readonly number[]): Buffer[] => {
  const parts: Buffer[] = [];
  let at = 0;
  for (let i = 0; at < bytes.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1;
    parts.push(bytes.subarray(at, at + size));
    at += size;
  }
  return parts;
};

const answers = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((body) => frame('D'.charCodeAt(0), body)),
    fc.constantFrom('I', 'T', 'E').map((status) => frame(Letter.ready, Buffer.from(status))),
    fc.tuple(fc.constantFrom('one', 'two'), fc.string({ maxLength: 30 })).map(([channel, payload]) => notification(channel, payload)),
  ),
);
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });

test('the scanner passes everything but notifications, however the engine cuts it', () => {
  fc.assert(
    fc.property(answers, sizes, (frames, chunks) => {
      const passed: Buffer[] = [];
      const notified: Buffer[] = [];
      const statuses: string[] = [];
      const scanner = new BackendScanner({
        pass: (bytes) => passed.push(Buffer.from(bytes)),
        notify: (bytes) => notified.push(Buffer.from(bytes)),
        ready: (status) => statuses.push(String.fromCharCode(status)),
      });
      for (const chunk of cut(Buffer.concat(frames), chunks)) scanner.scan(chunk);
      const [others, notices] = [
        frames.filter((one) => one[0] !== Letter.notification),
        frames.filter((one) => one[0] === Letter.notification),
      ];
      expect(Buffer.concat(passed)).toEqual(Buffer.concat(others));
      expect(notified).toEqual(notices);
      expect(statuses).toEqual(others.filter((one) => one[0] === Letter.ready).map((one) => String.fromCharCode(one[5] ?? 0)));
    }),
  );
});

test('the reader gives whole messages, however the client cuts them', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 50 })), sizes, (statements, chunks) => {
      const reader = new FrontendReader();
      const messages = statements.map((sql) => queryMessage(sql.replaceAll('\0', '')));
      const read = cut(Buffer.concat([startup, ...messages]), chunks).flatMap((chunk) => [...reader.read(chunk)]);
      expect(read.map((message) => message.kind)).toEqual(['startup', ...messages.map(() => 'message')]);
      expect(Buffer.concat(read.map((message) => ('bytes' in message ? message.bytes : Buffer.alloc(0))))).toEqual(
        Buffer.concat([startup, ...messages]),
      );
    }),
  );
});

test('requests for encryption and for cancelling come before the start', () => {
  const request = (number: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeInt32BE(8, 0);
    bytes.writeInt32BE(number, 4);
    return bytes;
  };
  const reader = new FrontendReader();
  expect([...reader.read(Buffer.concat([request(80_877_103), request(80_877_104), startup]))].map(({ kind }) => kind)).toEqual([
    'encryption',
    'encryption',
    'startup',
  ]);
  expect([...new FrontendReader().read(request(80_877_102))]).toEqual([{ kind: 'end' }]);
  expect([...reader.read(frame(Letter.terminate, Buffer.alloc(0)))]).toEqual([{ kind: 'end' }]);
});

test('texts and channels are read out of messages', () => {
  expect(sqlOf(queryMessage('select «один»'))).toBe('select «один»');
  expect(sqlOf(frame(Letter.parse, Buffer.from('name\0select $1\0\0\0')))).toBe('select $1');
  expect(sqlOf(frame(Letter.sync, Buffer.alloc(0)))).toBeNull();
  expect(channelOf(notification('news', 'text'))).toBe('news');
});
