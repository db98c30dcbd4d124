import { join } from 'node:path';
import { chooseCalls, chooseTexts } from './calls/choose.ts';
import { type Clock, systemClock } from './clock.ts';
import { openDatabase } from './database/database.ts';
import type { OpenedPool } from './database/pool.ts';
import { createTransact } from './database/transaction.ts';
import type { Env } from './env.ts';
import { openDiskStorage } from './files/disk.ts';
import type { Ground } from './ground.ts';
import { Queues } from './jobs/queues.ts';
import type { Log } from './log.ts';
import { chooseMail } from './mail/choose.ts';
import { createLocalBus } from './realtime/bus.ts';
import { openSecret } from './secret.ts';

export interface OpenedGround {
  readonly ground: Ground;
  readonly queues: Queues;
}

/** Opens what the product stands on, over a migrated database. Tests put their own clock, calls, texts and mail in. */
export const openGround = async (
  env: Env,
  log: Log,
  database: OpenedPool,
  own: Partial<Pick<Ground, 'clock' | 'calls' | 'texts' | 'mail'>> = {},
): Promise<OpenedGround> => {
  const clock: Clock = own.clock ?? systemClock;
  const db = openDatabase(database.pool);
  const bus = createLocalBus();
  const queues = new Queues(database.pool, log, database.kind);
  const ground: Ground = {
    env,
    log,
    clock,
    db,
    bus,
    transaction: createTransact(db, bus, (tx, job, data, options) => queues.enqueue(tx, job, data, options)),
    secret: await openSecret(env.DATA_DIR, env.SECRET),
    storage: await openDiskStorage(join(env.DATA_DIR, 'files')),
    calls: own.calls ?? chooseCalls(env, env.production, log),
    texts: own.texts ?? chooseTexts(env, env.production, log),
    mail: own.mail ?? chooseMail({ smtpUrl: env.SMTP_URL, smtpFrom: env.SMTP_FROM, production: env.production }, log),
  };
  return { ground, queues };
};
