import type { Calls, Texts } from './calls/calls.ts';
import type { Clock } from './clock.ts';
import type { Db } from './database/database.ts';
import type { Transact } from './database/transaction.ts';
import type { Env } from './env.ts';
import type { Storage } from './files/storage.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail/mail.ts';
import type { Bus } from './realtime/bus.ts';

/** What jobs and open use cases stand on. Use cases in a transaction get the transaction alone. */
export interface Ground {
  readonly env: Env;
  /** Keys HMACs of what is too short to be hashed: codes, phones of failed sign-ins. */
  readonly secret: Buffer;
  readonly log: Log;
  readonly clock: Clock;
  readonly db: Db;
  readonly transaction: Transact;
  readonly bus: Bus;
  readonly storage: Storage;
  readonly calls: Calls;
  readonly texts: Texts;
  readonly mail: Mail;
}
