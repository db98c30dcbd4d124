import { type AddressInfo, createServer } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { chooseMail } from './choose.ts';

const message = { to: 'chair@example.org', subject: 'Заявка одобрена', text: 'Кабинет открыт.' };

/** An SMTP server of the few words that a message needs (RFC 5321). */
async function smtpStub(answerToRecipient = '250 ok') {
  const mails: { recipients: string[]; data: string }[] = [];
  const server = createServer((socket) => {
    let recipients: string[] = [];
    let rest = '';
    let inData = false;
    const answer = (line: string) => {
      if (/^(EHLO|HELO|MAIL)/i.test(line)) return '250 ok';
      if (/^RCPT/i.test(line)) {
        recipients.push(line);
        return answerToRecipient;
      }
      if (/^DATA/i.test(line)) {
        inData = true;
        return '354 go on';
      }
      return /^QUIT/i.test(line) ? '221 bye' : '250 ok';
    };
    socket.write('220 stub\r\n');
    socket.on('data', (chunk) => {
      rest += chunk;
      for (;;) {
        const end = rest.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = rest.slice(0, end);
        rest = rest.slice(end + (inData ? 5 : 2));
        if (inData) {
          mails.push({ recipients, data: part });
          recipients = [];
          inData = false;
          socket.write('250 taken\r\n');
        } else socket.write(`${answer(part)}\r\n`);
      }
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    mails,
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((done) => void server.close(() => done())),
  };
}

function logbook() {
  const lines: string[] = [];
  return { lines, log: pino({}, new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) })) };
}

const settings = { smtpFrom: 'ПрофПлюс <office@example.org>', production: true };

test('a message reaches the SMTP server', async () => {
  await using stub = await smtpStub();
  await chooseMail({ ...settings, smtpUrl: stub.url }, logbook().log).send(message);
  const [mail] = stub.mails;
  expect(mail?.recipients).toEqual(['RCPT TO:<chair@example.org>']);
  expect(mail?.data).toContain('office@example.org');
  expect(mail?.data).toContain(`=?UTF-8?B?${Buffer.from(message.subject).toString('base64')}?=`);
  expect(Buffer.from(mail?.data.split('\r\n\r\n').at(-1) ?? '', 'base64').toString()).toBe(message.text);
});

test('neither subject nor address smuggles headers or recipients', async () => {
  await using stub = await smtpStub();
  const mail = chooseMail({ ...settings, smtpUrl: stub.url }, logbook().log);
  await mail.send({ ...message, subject: 'a\r\nBcc: other@example.org' });
  expect(stub.mails[0]?.recipients).toHaveLength(1);
  expect(stub.mails[0]?.data).not.toMatch(/^Bcc:/m);
  await mail.send({ ...message, to: 'chair@example.org,other@example.org' }).catch(() => undefined);
  expect(stub.mails.flatMap((sent) => sent.recipients)).not.toContain('RCPT TO:<other@example.org>');
});

test('a refusal of the server is thrown, for the job to try again', async () => {
  await using stub = await smtpStub('550 no such box');
  await expect(chooseMail({ ...settings, smtpUrl: stub.url }, logbook().log).send(message)).rejects.toThrow('550');
});

test('without SMTP_URL the log shows the message, with the address masked', async () => {
  const { log, lines } = logbook();
  await chooseMail({ ...settings, production: false }, log).send(message);
  expect(lines.join()).toMatch(/Заявка одобрена.*Кабинет открыт/);
  expect(lines.join()).toContain('c***@example.org');
  expect(lines.join()).not.toContain('chair@');
});

test('in production without SMTP_URL nothing of the message is written', async () => {
  const { log, lines } = logbook();
  await chooseMail(settings, log).send(message);
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toMatch(/Заявка|chair@/);
});
