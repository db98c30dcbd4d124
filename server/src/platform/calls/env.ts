import { z } from 'zod';

const BaseUrl = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));

/** The variables of telephony, to be merged into the program's own; `missingCallsKeys` sees to the pairs. */
export const callsEnv = {
  /** Who places calls. Unset: `development` outside production, nobody in production. */
  CALLS_PROVIDER: z.enum(['development', 'sms-ru', 'ucaller']).optional(),
  /** SMS.ru: `api_id`. uCaller: `<secret key>.<service id>`. */
  CALLS_API_ID: z.string().min(1).optional(),
  /** Base address, when it is not the provider's own. */
  CALLS_URL: BaseUrl.optional(),
  /** Who sends short messages. Unset: as with calls. */
  TEXTS_PROVIDER: z.enum(['development', 'sms-ru']).optional(),
  TEXTS_API_ID: z.string().min(1).optional(),
  TEXTS_URL: BaseUrl.optional(),
  /** The sender's name as registered at the provider; without one the provider puts its own. */
  TEXTS_SENDER: z.string().min(1).max(11).optional(),
} as const;

const CallsEnv = z.object(callsEnv);
export type CallsEnv = z.output<typeof CallsEnv>;

/** Names of variables that the chosen providers need and that are not set. */
export function missingCallsKeys(env: CallsEnv): ('CALLS_API_ID' | 'TEXTS_API_ID')[] {
  const needsKey = (provider: string | undefined) => provider !== undefined && provider !== 'development';
  return [
    ...(needsKey(env.CALLS_PROVIDER) && !env.CALLS_API_ID ? ['CALLS_API_ID' as const] : []),
    ...(needsKey(env.TEXTS_PROVIDER) && !env.TEXTS_API_ID ? ['TEXTS_API_ID' as const] : []),
  ];
}
