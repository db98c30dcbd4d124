import type { Log } from '../log.ts';
import { type Mail, maskAddress } from './mail.ts';

/** Writes subject and text to the log instead of sending. */
export function developmentMail(log: Log): Mail {
  return {
    async send({ to, subject, text }) {
      log.info({ to: maskAddress(to) }, `[mail] ${subject}\n${text}`);
    },
  };
}
