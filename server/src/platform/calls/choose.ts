import type { Log } from '../log.ts';
import { callFailed } from './ask-provider.ts';
import type { Calls, Texts } from './calls.ts';
import { developmentCalls, developmentTexts } from './development.ts';
import type { CallsEnv } from './env.ts';
import { smsRuCalls, smsRuTexts } from './sms-ru.ts';
import { ucallerCalls } from './ucaller.ts';

/**
 * The calls that the environment asks for. In production neither an unset provider nor `development` may print digits
 * into the log: such calls are refused with `call_failed`, and a warning says so at start.
 */
export function chooseCalls(env: CallsEnv, production: boolean, log: Log): Calls {
  const apiId = env.CALLS_API_ID ?? '';
  switch (env.CALLS_PROVIDER) {
    case 'sms-ru':
      return smsRuCalls({ apiId, url: env.CALLS_URL ?? 'https://sms.ru', log });
    case 'ucaller':
      return ucallerCalls({ apiId, url: env.CALLS_URL ?? 'https://api.ucaller.ru', log });
    default:
      if (!production) return developmentCalls(log);
      log.warn('CALLS_PROVIDER names no telephony provider: nobody can sign up or reset a password');
      return { placeCall: async ({ phone }) => callFailed(log, 'none', phone, 'no provider configured') };
  }
}

/** The short messages that the environment asks for; in production as with calls. */
export function chooseTexts(env: CallsEnv, production: boolean, log: Log): Texts {
  if (env.TEXTS_PROVIDER === 'sms-ru') {
    return smsRuTexts({ apiId: env.TEXTS_API_ID ?? '', url: env.TEXTS_URL ?? 'https://sms.ru', log, sender: env.TEXTS_SENDER });
  }
  if (!production) return developmentTexts(log);
  log.warn('TEXTS_PROVIDER names no provider: the second proof of a password reset cannot be a short message');
  return { available: false, send: async ({ phone }) => callFailed(log, 'none', phone, 'no provider configured') };
}
