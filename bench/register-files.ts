import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createRandom, inventPerson } from '../server/src/demo/people.ts';
import { valueTypes } from '../server/src/platform/database/value-types.ts';
import { endTogether } from '../tools/processes.ts';
import { openRegister } from './members/database.ts';
import { chooseRegister } from './members/subjects.ts';

/**
 * `npm run bench:files`: an import of 100 000 rows on the embedded database, its undo, and exports of 1 000 000 rows from PostgreSQL;
 * seconds, peak memory, and how long another person's request had to wait meanwhile. `--only import` or `--only export`.
 */

const { values: asked } = parseArgs({ options: { only: { type: 'string' }, rows: { type: 'string', default: '100000' } } });
const rows = Number(asked.rows);
const root = join(import.meta.dirname, '..');
const NOT_OF_THE_DEMO = 1_000_000;

interface Product {
  readonly url: string;
  /** The printed sign-in of the demo's head, when there is one. */
  readonly head: { readonly phone: string; readonly password: string } | undefined;
  /** Megabytes at most since the last call. */
  peak(): number;
  stop(): Promise<void>;
}

const startProduct = async (env: NodeJS.ProcessEnv): Promise<Product> => {
  const own = { PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'warn', REQUESTS_PER_MINUTE: '1000000000', ...env };
  const child = spawn(process.execPath, ['--max-semi-space-size=8', 'server/src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...own },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.pipe(process.stderr);
  for (let tries = 0; !/127\.0\.0\.1:\d+\)/.test(said); tries += 1) {
    if (child.exitCode !== null || tries > 600) throw new Error(`The product did not start.\n${said}`);
    await wait(100);
  }
  const [, port = ''] = /127\.0\.0\.1:(\d+)\)/.exec(said) ?? [];
  const [, phone, password] = /^head\s+(\S+)\s+(\S+)/m.exec(said) ?? [];
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url: `http://127.0.0.1:${port}`,
    head: phone === undefined || password === undefined ? undefined : { phone, password },
    peak: () => {
      const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
      return Number(kilobytes) / 1_024;
    },
    stop: async () => {
      child.kill();
      await gone;
    },
  };
};

/** Calls as one signed-in person. */
class Caller {
  readonly #url: string;
  #cookie: string;
  constructor(url: string, cookie = '') {
    this.#url = url;
    this.#cookie = cookie;
  }
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(this.#url + path, { ...init, headers: { origin: this.#url, cookie: this.#cookie, ...init.headers } });
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
    const [given] = answer.headers.getSetCookie();
    if (given !== undefined) this.#cookie = given.split(';')[0] ?? '';
    return answer;
  }
  async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const given = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const text = await (await this.fetch(path, { method, ...given })).text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** Asks something small ten times a second; gives the longest wait since the last call, in milliseconds. */
const watch = (caller: Caller) => {
  let longest = 0;
  let over = false;
  const asking = (async () => {
    while (!over) {
      const began = performance.now();
      await caller.call('GET', '/api/notifications/unread');
      longest = Math.max(longest, performance.now() - began);
      await wait(100);
    }
  })();
  return {
    longest: () => {
      const value = longest;
      longest = 0;
      return value;
    },
    stop: () => {
      over = true;
      return asking;
    },
  };
};

const measured = async <T>(name: string, product: Product, waits: { longest: () => number }, work: () => Promise<T>): Promise<T> => {
  product.peak();
  const before = product.peak();
  waits.longest();
  const began = performance.now();
  const result = await work();
  const seconds = (performance.now() - began) / 1_000;
  console.log(
    `${name.padEnd(34)} ${seconds.toFixed(1).padStart(7)} s  peak ${product.peak().toFixed(0).padStart(5)} MB of which ${before.toFixed(0)} stood before  others waited up to ${waits.longest().toFixed(0)} ms`,
  );
  return result;
};

interface Moving {
  readonly state: string;
  readonly id: string;
  readonly columns: unknown;
  readonly version: number;
  readonly size: number;
}

const until = async (caller: Caller, path: string, state: string): Promise<Moving> => {
  for (;;) {
    const found = await caller.call<Moving>('GET', path);
    if (found.state === state) return found;
    if (found.state === 'failed') throw new Error(`${path} failed: ${JSON.stringify(found)}`);
    await wait(250);
  }
};

const TUS = { 'tus-resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

const sendFile = async (caller: Caller, base: string, name: string, bytes: Buffer): Promise<string> => {
  const metadata = `filename ${base64(name)},filetype ${base64('text/csv')}`;
  const made = await caller.fetch(`${base}/uploads`, {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(bytes.length), 'upload-metadata': metadata },
  });
  const { pathname } = new URL(made.headers.get('location') ?? '', 'http://any');
  const STEP = 5 * 2 ** 20;
  for (let sent = 0; sent < bytes.length; sent += STEP)
    await caller.fetch(pathname, {
      method: 'PATCH',
      headers: { ...TUS, 'upload-offset': String(sent), 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(bytes.subarray(sent, sent + STEP)),
    });
  return pathname.split('/').at(-1) ?? '';
};

const fileOf = (count: number): Buffer => {
  const random = createRandom(11);
  const lines = ['Фамилия;Имя;Отчество;Дата рождения;Телефон;Email'];
  for (let index = 0; index < count; index += 1) {
    const { lastName, firstName, patronymic, birthDate, phone, email } = inventPerson(random, NOT_OF_THE_DEMO + index);
    lines.push([lastName, firstName, patronymic, birthDate.split('-').reverse().join('.'), phone, email].join(';'));
  }
  return Buffer.from(`\uFEFF${lines.join('\r\n')}`);
};

const importOnEmbedded = async (folder: string): Promise<void> => {
  const product = await startProduct({ DATA_DIR: folder });
  const caller = new Caller(product.url);
  await caller.call('POST', '/api/sign-in', { phone: product.head?.phone, password: product.head?.password });
  const memberships = await caller.call<{ items: { organizationId: string }[] }>('GET', '/api/memberships');
  const base = `/api/organizations/${memberships.items[0]?.organizationId}`;
  const waits = watch(caller);
  const fileId = await sendFile(caller, base, 'register.csv', fileOf(rows));
  const [load] = readFileSync('/proc/loadavg', 'utf8').split(' ');
  console.log(`Import of ${rows} rows, embedded database; load ${load}.`);
  const started = await measured('reading', product, waits, async () => {
    const { id } = await caller.call<Moving>('POST', `${base}/imports`, { fileId });
    return until(caller, `${base}/imports/${id}`, 'columns');
  });
  const path = `${base}/imports/${started.id}`;
  const checked = await measured('checking', product, waits, async () => {
    await caller.call('PUT', `${path}/columns`, { columns: started.columns });
    return until(caller, path, 'checked');
  });
  await measured('applying', product, waits, async () => {
    await caller.call('POST', `${path}/apply`, { version: checked.version });
    return until(caller, path, 'applied');
  });
  await measured('taking back', product, waits, async () => {
    await caller.call('POST', `${path}/undo`, {});
    return until(caller, path, 'undone');
  });
  await waits.stop();
  await product.stop();
};

const exportFromPostgres = async (folder: string): Promise<void> => {
  const database = await openRegister();
  const pool = new pg.Pool({ connectionString: database.url, max: 1, types: valueTypes });
  const { organizationId, tokens } = await chooseRegister(pool);
  await pool.end();
  const product = await startProduct({ DATABASE_URL: database.url, DATA_DIR: folder });
  const caller = new Caller(product.url, `__Host-session=${tokens[0]}`);
  const base = `/api/organizations/${organizationId}`;
  const waits = watch(caller);
  for (const format of ['csv', 'xlsx']) {
    const ready = await measured(`export of everybody, ${format}`, product, waits, async () => {
      const { id } = await caller.call<Moving>('POST', `${base}/exports`, { target: { filter: { status: 'active' } }, format });
      return until(caller, `${base}/exports/${id}`, 'ready');
    });
    console.log(`  ${(ready.size / 2 ** 20).toFixed(0)} MB`);
  }
  await waits.stop();
  await product.stop();
  await database.stop();
};

endTogether();
const folder = mkdtempSync(join(tmpdir(), 'profplus-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
if (asked.only !== 'export') await importOnEmbedded(join(folder, 'import'));
if (asked.only !== 'import') await exportFromPostgres(join(folder, 'export'));
