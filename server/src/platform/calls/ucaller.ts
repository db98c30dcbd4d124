import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { askProvider, callFailed } from './ask-provider.ts';
import type { Calls } from './calls.ts';

const PROVIDER = 'ucaller';

export interface UcallerOptions {
  /** `<secret key>.<service id>`, as the provider's Bearer token has it. */
  readonly apiId: string;
  readonly url: string;
  readonly log: Log;
  readonly timeout?: number;
}

const Answer = z.discriminatedUnion('status', [
  z.object({ status: z.literal(true), ucaller_id: z.union([z.number(), z.string()]), code: z.union([z.string(), z.number()]).optional() }),
  z.object({ status: z.literal(false), code: z.union([z.number(), z.string()]).optional() }),
]);

/** Calls through uCaller, which uses the digits we choose: https://developer.ucaller.ru/methods/initcall */
export function ucallerCalls({ apiId, url, log, timeout }: UcallerOptions): Calls {
  return {
    async placeCall({ phone, digits }) {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${apiId}` },
        // `unique` lets the provider take a request that reached it twice for one call.
        body: JSON.stringify({ phone: Number(phone.slice(1)), code: digits, unique: randomUUID() }),
      };
      const answer = await askProvider({
        log,
        provider: PROVIDER,
        phone,
        url: new URL(`${url}/v1.0/initCall`),
        init,
        answer: Answer,
        timeout,
      });
      if (!answer.status) return callFailed(log, PROVIDER, phone, `refused ${answer.code ?? ''}`);
      const used = answer.code === undefined ? digits : String(answer.code).padStart(4, '0');
      if (!/^\d{4}$/.test(used)) return callFailed(log, PROVIDER, phone, 'unexpected answer');
      return { digits: used, reference: String(answer.ucaller_id) };
    },
  };
}
