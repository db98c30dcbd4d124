import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { ensureDocuments } from './accounts/public.ts';
import { createApp, jobs } from './app.ts';
import { makeDemo } from './demo/make-demo.ts';
import { makeFirstOperator } from './demo/make-first-operator.ts';
import { migrate } from './platform/database/migrate.ts';
import { openPool } from './platform/database/pool.ts';
import { type Env, EnvError, readEnv } from './platform/env.ts';
import { serveMetrics } from './platform/http/metrics.ts';
import { createLog } from './platform/log.ts';
import { openGround } from './platform/open-ground.ts';

const WEB_FOLDER = join(import.meta.dirname, '../../web/dist');

// On a large machine V8 lets garbage grow to hundreds of megabytes before it looks for it: an export of a million rows, of which 60 MB live
// at any time, took 500. Half as much again as lives is enough; looking costs a few milliseconds each time.
setFlagsFromString('--heap-growing-percent=50');

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

interface Started {
  readonly stop: () => Promise<void>;
  /** Where its pages are; null of a worker, which has none. */
  readonly address: string | null;
}

/** Starts the product and gives the way to stop it. */
const start = async (env: Env): Promise<Started> => {
  const log = createLog(env.LOG_LEVEL);
  const database = await openPool(env, log);
  const closers: (() => Promise<unknown>)[] = [() => database.stop()];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    await migrate(database.pool);
    const opened = await openGround(env, log, database);
    const { ground, queues } = opened;
    await queues.open(jobs);
    closers.push(() => queues.stop());
    await ground.transaction(ground.clock.now(), (tx) => ensureDocuments(tx, ground.clock.now()));

    const app = await createApp(opened, WEB_FOLDER);
    closers.push(() => app.close());
    if (database.kind === 'embedded' && env.DEMO) await makeDemo(ground, say);
    if (env.ROLE !== 'web') await queues.work(ground, jobs);
    const address = env.ROLE === 'worker' ? null : await app.listen({ host: env.HOST, port: env.PORT });
    const metrics = await serveMetrics(env.METRICS_HOST, env.METRICS_PORT);
    closers.push(() => new Promise((resolve) => metrics.close(resolve)));
    return { stop, address };
  } catch (error) {
    await stop();
    throw error;
  }
};

const main = async (): Promise<void> => {
  const env = readEnv(process.env);
  if (process.argv[2] === 'operator') return makeFirstOperator(env, process.argv.slice(3), say);
  const { stop, address } = await start(env);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      // A second signal, or a stop that hangs, ends the process the hard way; the database stands that.
      setTimeout(() => process.exit(1), 15_000).unref();
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
  // Last: whoever waits for the line may send a signal at once.
  if (address !== null) say(`ПрофПлюс: ${env.PORT === 0 ? address : env.PUBLIC_URL} (${address})`);
};

main().catch((error: unknown) => {
  const text =
    error instanceof EnvError
      ? `The configuration cannot be used:\n${error.message}`
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
