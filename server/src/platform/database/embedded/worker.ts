import { parentPort, workerData } from 'node:worker_threads';
import { openDurable, openVolatile } from './engine.ts';
import { maintain } from './maintenance.ts';
import { type EngineSettings, type FromWorker, monotonicMs, type ToWorker } from './messages.ts';
import { Multiplexer } from './multiplexer.ts';

const settings = workerData as EngineSettings;
const deadline = new BigInt64Array(settings.deadline);
const tell = (message: FromWorker): void => parentPort?.postMessage(message);
const busy = (running: boolean): void => {
  Atomics.store(deadline, 0, running ? monotonicMs() + BigInt(settings.stuckAfterMs) : 0n);
};

/** Ends the thread at once: nothing may run on an engine in an unknown state. The main thread sees the exit and starts another. */
const die = (reason: string): never => {
  tell({ type: 'failed', message: `The embedded database failed: ${reason}` });
  process.exit(1);
};

const open = () =>
  settings.folder === null
    ? openVolatile(settings.snapshot, settings.statementTimeoutMs, die)
    : openDurable(settings.folder, settings.statementTimeoutMs, die);

const engine = await open().catch((error: unknown) => die(error instanceof Error ? error.message : String(error)));

const multiplexer = new Multiplexer({
  engine,
  idleInTransactionMs: settings.idleInTransactionMs,
  busy,
  warn: (message, reason) => tell({ type: 'warning', message, reason: String(reason) }),
  broken: die,
});

let maintaining = false;
let maintainedAt = 0;
const maintainer = setInterval(async () => {
  if (maintaining || multiplexer.served === maintainedAt) return;
  maintaining = true;
  maintainedAt = multiplexer.served;
  try {
    await maintain(engine, multiplexer);
  } catch (error) {
    tell({ type: 'warning', message: 'the upkeep of the database failed', reason: String(error) });
  } finally {
    maintaining = false;
  }
}, settings.maintainEveryMs);

// Two thirds of an empty cluster are its templates, which a database for tests does not need.
const snapshot = (): Promise<Uint8Array> =>
  multiplexer.between(async () => {
    await engine.exec(`update pg_database set datistemplate = false where datname like 'template%'`);
    for (const statement of ['drop database if exists template0', 'drop database if exists template1', 'checkpoint'])
      await engine.exec(statement);
    return new Uint8Array(await (await engine.dumpDataDir('none')).arrayBuffer());
  });

const stop = async (): Promise<void> => {
  clearInterval(maintainer);
  multiplexer.closeAll();
  await multiplexer.between(() => engine.close());
  tell({ type: 'stopped' });
  process.exit(0);
};

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'connect') multiplexer.connect(message.port);
  else if (message.type === 'stop') void stop().catch((error: unknown) => die(String(error)));
  else void snapshot().then((bytes) => tell({ type: 'snapshot', bytes }), die);
});

tell({ type: 'ready' });
