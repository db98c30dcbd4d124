import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { askProvider, callFailed } from './ask-provider.ts';
import type { Calls, Texts } from './calls.ts';

const PROVIDER = 'sms-ru';

export interface SmsRuOptions {
  readonly apiId: string;
  /** Without a slash at the end; `https://sms.ru` unless a test or a proxy says otherwise. */
  readonly url: string;
  readonly log: Log;
  readonly timeout?: number;
}

const Failure = z.object({ status: z.literal('ERROR'), status_code: z.union([z.number(), z.string()]).optional() });
const Digits = z
  .union([z.string(), z.number()])
  .transform((code) => String(code).padStart(4, '0'))
  .pipe(z.string().regex(/^\d{4}$/));
const CallAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('OK'), code: Digits, call_id: z.string().nullish() }),
  Failure,
]);
const TextAnswer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('OK'),
    sms: z.record(z.string(), z.object({ status: z.string(), status_code: z.union([z.number(), z.string()]).optional() })),
  }),
  Failure,
]);

/** Calls through SMS.ru, which chooses the digits: https://sms.ru/api/code_call */
export function smsRuCalls({ apiId, url, log, timeout }: SmsRuOptions): Calls {
  return {
    async placeCall({ phone, ip }) {
      const query = new URLSearchParams({ phone: phone.slice(1), ip: publicAddress(ip), api_id: apiId });
      const answer = await askProvider({
        log,
        provider: PROVIDER,
        phone,
        url: new URL(`${url}/code/call?${query}`),
        answer: CallAnswer,
        timeout,
      });
      if (answer.status === 'ERROR') return callFailed(log, PROVIDER, phone, `refused ${answer.status_code ?? ''}`);
      return { digits: answer.code, reference: answer.call_id ?? null };
    },
  };
}

/** Short messages through SMS.ru: https://sms.ru/api/send; `sender` is a name registered there. */
export function smsRuTexts({ apiId, url, log, timeout, sender }: SmsRuOptions & { readonly sender?: string | undefined }): Texts {
  return {
    available: true,
    async send({ phone, text }) {
      const body = new URLSearchParams({ api_id: apiId, to: phone.slice(1), msg: text, json: '1', ...(sender ? { from: sender } : {}) });
      const init = { method: 'POST', body };
      const answer = await askProvider({
        log,
        provider: PROVIDER,
        phone,
        url: new URL(`${url}/sms/send`),
        init,
        answer: TextAnswer,
        timeout,
      });
      if (answer.status === 'ERROR') return callFailed(log, PROVIDER, phone, `refused ${answer.status_code ?? ''}`);
      // «OK» is of the request; each message has a status of its own.
      const message = answer.sms[phone.slice(1)];
      if (message?.status !== 'OK') return callFailed(log, PROVIDER, phone, `message refused ${message?.status_code ?? ''}`);
    },
  };
}

const inside = new BlockList();
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  inside.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(net, prefix, 'ipv6');

/** SMS.ru refuses addresses of private networks; `-1` stands for «unknown» there. */
function publicAddress(ip: string): string {
  const family = isIP(ip);
  return family === 0 || inside.check(ip, family === 6 ? 'ipv6' : 'ipv4') ? '-1' : ip;
}
