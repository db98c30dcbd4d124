import { createTransport } from 'nodemailer';
import type { Mail } from './mail.ts';

const CONNECT_TIMEOUT = 10_000;
const SILENCE_TIMEOUT = 30_000;

/** Mail through the server of `url` (`smtps://user:password@host:465`), one connection a message. */
export function smtpMail(url: string, from: string): Mail {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_TIMEOUT,
    greetingTimeout: CONNECT_TIMEOUT,
    socketTimeout: SILENCE_TIMEOUT,
    // A message is made of our own strings; nothing in it may make the mailer read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html }) {
      // As an object the address is taken whole: a comma in it adds no second recipient.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, ...(html === undefined ? {} : { html }) });
    },
  };
}
