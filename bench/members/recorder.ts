import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { createApp, jobs } from '../../server/src/app.ts';
import { openPool, PATIENT_LIMITS } from '../../server/src/platform/database/pool.ts';
import { readEnv } from '../../server/src/platform/env.ts';
import { createLog } from '../../server/src/platform/log.ts';
import { openGround } from '../../server/src/platform/open-ground.ts';

/** What the product sent to the database. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}
export interface Recorded {
  readonly status: number;
  readonly body: string;
  readonly statements: readonly Statement[];
}
export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly token: string;
  readonly body?: object;
}
export interface Recorder {
  /** Asks the product, here in this process, and gives its answer with the statements behind it; one question at a time. */
  ask(asked: Asked): Promise<Recorded>;
  stop(): Promise<void>;
}

const ORIGIN = 'http://localhost:4000';

/** The product over a pool that writes down each statement. */
export const openRecorder = async (url: string): Promise<Recorder> => {
  const folder = mkdtempSync(join(tmpdir(), 'profplus-recorder-'));
  const env = readEnv({ DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: 'warn', PUBLIC_URL: ORIGIN, REQUESTS_PER_MINUTE: '1000000' });
  const log = createLog(env.LOG_LEVEL);
  const database = await openPool(env, log, PATIENT_LIMITS);
  let statements: Statement[] = [];
  database.pool.on('connect', (client) => watch(client, (statement) => statements.push(statement)));
  const opened = await openGround(env, log, database);
  await opened.queues.open(jobs);
  const app = await createApp(opened, folder);
  await app.ready();
  return {
    async ask({ method = 'GET', path, token, body }) {
      statements = [];
      const { statusCode, payload } = await app.inject({
        method,
        url: path,
        cookies: { '__Host-session': token },
        headers: { origin: ORIGIN },
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: statusCode, body: payload, statements };
    },
    async stop() {
      await app.close();
      await opened.queues.stop();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const watch = (client: pg.PoolClient, tell: (statement: Statement) => void): void => {
  const query = client.query.bind(client);
  const watched = (...args: unknown[]): unknown => {
    const [text, values] = args;
    if (typeof text === 'string') tell({ text, values: Array.isArray(values) ? [...values] : [] });
    return Reflect.apply(query, client, args);
  };
  client.query = watched as typeof client.query;
};
