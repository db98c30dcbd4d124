import type { Log } from '../log.ts';
import type { Calls, Texts } from './calls.ts';

/** Shows the digits in the server's log and nowhere else. Never built in production: see `choose.ts`. */
export function developmentCalls(log: Log): Calls {
  return {
    async placeCall({ phone, digits }) {
      log.info(`[call] ${phone} code ${digits}`);
      return { digits, reference: null };
    },
  };
}

/** Shows the code of the message in the server's log. Never built in production: see `choose.ts`. */
export function developmentTexts(log: Log): Texts {
  return {
    available: true,
    async send({ phone, text }) {
      const code = /\d{6}/.exec(text)?.[0];
      log.info(code === undefined ? `[sms] ${phone} ${text}` : `[sms] ${phone} code ${code}`);
    },
  };
}
