import { resolve } from 'node:path';
import { z } from 'zod';
import { callsEnv, missingCallsKeys } from './calls/env.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1');

const Variables = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** What people type: origin checks, links in mail, the app's QR code. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The office's address, shown to everybody. */
  OFFICE_EMAIL: z.email().optional(),
  SMTP_FROM: z.string().min(3).default('ПрофПлюс <no-reply@localhost>'),
  /** Hops of proxies before us, or their addresses, whose X-Forwarded-For is believed. */
  TRUST_PROXY: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ROLE: z.enum(['web', 'worker', 'both']).default('both'),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_PORT: port.optional(),
  /** Keys the HMAC of codes; the same on every node. Unset: made once and kept in DATA_DIR. */
  SECRET: z.string().min(32).optional(),
  /** Requests a minute from one session, or from one address without a session. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(10).default(1_200),
  /** Codes an hour to one address; twenty of its size to one network. */
  CODES_PER_ADDRESS: z.coerce.number().int().min(1).default(20),
  /** Codes an hour on the whole platform: the budget of an attack that pays per call. */
  CODES_PER_HOUR: z.coerce.number().int().min(1).default(2_000),
  /** Memory of a password's hash in KiB. Less than the default is for tests alone. */
  ARGON2_MEMORY_KIB: z.coerce.number().int().min(1_024).max(1_048_576).default(65_536),
  /** Event-loop delay, in milliseconds, past which requests are answered 503 instead of waiting. */
  OVERLOAD_DELAY: z.coerce.number().int().min(50).default(1_500),
  /** Whether an empty embedded database gets its demo. */
  DEMO: flag.default(true),
  CLAMD_SOCKET: z.string().min(1).optional(),
  ...callsEnv,
});

type Variables = z.output<typeof Variables>;
export type Env = Readonly<
  Omit<Variables, 'TRUST_PROXY' | 'PUBLIC_URL' | 'METRICS_PORT'> & {
    production: boolean;
    PUBLIC_URL: string;
    METRICS_PORT: number;
    TRUST_PROXY: boolean | number | string[];
  }
>;

/** A configuration that cannot be started with; `message` names each variable and what is wrong with it. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** Reads and checks the configuration. Empty values count as unset. Raises `EnvError`. */
export const readEnv = (source: NodeJS.ProcessEnv): Env => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const missing = missingCallsKeys(values);
  if (missing.length > 0) throw new EnvError(missing.map((name) => `${name}: required by the chosen provider`).join('\n'));
  if (production && values.DATABASE_URL !== undefined && values.SECRET === undefined) {
    throw new EnvError('SECRET: required in production with DATABASE_URL, the same on every node (32 characters or more)');
  }
  return {
    ...values,
    production,
    DATA_DIR: resolve(values.DATA_DIR),
    PUBLIC_URL: new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).origin,
    METRICS_PORT: values.METRICS_PORT ?? (values.PORT === 0 ? 0 : values.PORT + 1),
    TRUST_PROXY: trustOf(values.TRUST_PROXY),
  };
};

const trustOf = (text: string): boolean | number | string[] => {
  if (text === '' || text === 'false') return false;
  if (/^\d+$/.test(text)) return Number(text);
  return text.split(',').map((part) => part.trim());
};
