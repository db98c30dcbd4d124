import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Host } from './client.ts';

const ROOT = join(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'server/src/main.ts');
const START_SECONDS = 120;
const STOP_SECONDS = 20;

export type DemoRole = 'operator' | 'head' | 'administrator' | 'member';
export interface SignIn {
  readonly phone: string;
  readonly password: string;
}
/** A folder that the demo has filled: who begins with a copy of it starts in seconds. */
export interface FilledFolder {
  readonly folder: string;
  readonly signIns: Readonly<Partial<Record<DemoRole, SignIn>>>;
}
export interface ProductOptions {
  /** Whether the empty database gets the invented organisation with its four sign-ins; or the folder that has got it. */
  readonly demo: boolean | FilledFolder;
  /** Whether the first operator is made by the command before the start. */
  readonly operator?: boolean;
  /** More variables of the program, or others. */
  readonly env?: Readonly<Record<string, string>>;
}

// Limits that one address of hundreds of people would run into; what they do is tested beside their code.
const DEFAULTS = {
  PORT: '0',
  LOG_LEVEL: 'info',
  // So that one machine can stand for many addresses.
  TRUST_PROXY: '127.0.0.1',
  REQUESTS_PER_MINUTE: '1000000',
  CODES_PER_ADDRESS: '100000',
  CODES_PER_HOUR: '100000',
  // Hundreds of people sign up on the machine that also draws the pages; what a hash costs is tested beside its code.
  ARGON2_MEMORY_KIB: '8192',
};

/** The product as a user gets it, in a process of its own over an empty folder. */
export class Product implements Host {
  readonly url: string;
  readonly secrets = new Set<string>();
  readonly signIns: Readonly<Partial<Record<DemoRole, SignIn>>>;
  readonly pid: number;
  readonly #running: Running;
  readonly #metricsPort: string;

  constructor(running: Running, url: string, metricsPort: string, signIns: Product['signIns']) {
    this.#running = running;
    this.#metricsPort = metricsPort;
    this.url = url;
    this.signIns = signIns;
    this.pid = running.child.pid ?? 0;
  }

  /** All that the program has printed so far. */
  get log(): readonly string[] {
    return this.#running.lines;
  }

  /** What Prometheus reads. */
  async metrics(): Promise<string> {
    const response = await fetch(`http://127.0.0.1:${this.#metricsPort}/metrics`);
    if (!response.ok) throw new Error(`No metrics: ${response.status}`);
    return response.text();
  }

  signIn(role: DemoRole): SignIn {
    const found = this.signIns[role];
    if (found === undefined) throw new Error(`The demo printed no sign-in of a ${role}`);
    return found;
  }

  /** The digits of the oldest call (or message) to this phone that nobody has taken yet; waits for it. */
  async code(phone: string, way: 'call' | 'sms' = 'call'): Promise<string> {
    const mark = `[${way}] ${phone} code `;
    const line = await this.#running.take((text) => text.includes(mark));
    const digits = /^\d+/.exec(line.slice(line.indexOf(mark) + mark.length))?.[0] ?? '';
    return digits;
  }

  /** Ends the program as an operator does, and removes its folder. Throws when it did not end well. */
  async stop(): Promise<void> {
    await this.#end().finally(() => rm(this.#running.folder, { recursive: true, force: true }));
  }

  /** Ends the program, and gives its folder away to be copied; whoever takes it removes it. */
  async leave(): Promise<FilledFolder> {
    await this.#end();
    return { folder: this.#running.folder, signIns: this.signIns };
  }

  async #end(): Promise<void> {
    const { child, ended, lines } = this.#running;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1_000);
    const how = await ended;
    clearTimeout(timer);
    if (how !== 'code 0') throw new Error(`The product ended with ${how}.\n${lines.slice(-30).join('\n')}`);
  }
}

/** Starts the product and waits until it listens. */
export const startProduct = async ({ demo, operator = false, env = {} }: ProductOptions): Promise<Product> => {
  const folder = await mkdtemp(join(tmpdir(), 'profplus-e2e-'));
  const metricsPort = await freePort();
  const variables = { ...DEFAULTS, METRICS_PORT: metricsPort, DEMO: String(demo === true), DATA_DIR: folder, ...env };
  try {
    if (typeof demo === 'object') await cp(demo.folder, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
    const made = operator ? { operator: await makeOperator(variables) } : {};
    const running = new Running(folder, variables);
    const timer = setTimeout(() => running.child.kill('SIGKILL'), START_SECONDS * 1_000);
    const line = await running.take((text) => /^ПрофПлюс: http/.test(text)).finally(() => clearTimeout(timer));
    const url = /http\S+/.exec(line)?.[0] ?? '';
    const known = typeof demo === 'object' ? demo.signIns : signInsIn(running.lines);
    return new Product(running, url, metricsPort, { ...known, ...made });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
};

/** A port that was free a moment ago: the program prints the address of its pages only. */
const freePort = async (): Promise<string> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' ? address?.port : 0);
};

/** As an installation without the demo gets its first operator; before the start, for a running program holds the folder. */
const makeOperator = async (variables: Readonly<Record<string, string>>): Promise<SignIn> => {
  const made = { phone: '+79019999999', password: 'хлеб и соль на столе' };
  const args = [PROGRAM, 'operator', `--phone=${made.phone}`, '--last-name=Строева', '--first-name=Инна'];
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, ...variables, OPERATOR_PASSWORD: made.password };
  await promisify(execFile)(process.execPath, args, { cwd: ROOT, env, timeout: START_SECONDS * 1_000 });
  return made;
};

/** The demo prints a line `role  phone  password` for each role. */
const signInsIn = (lines: readonly string[]): Product['signIns'] => {
  const found = lines.map((line) => /^\s*(operator|head|administrator|member)\s+(\+7\d{10})\s+(\S+)\s*$/.exec(line));
  return Object.fromEntries(found.flatMap((match) => (match ? [[match[1], { phone: match[2], password: match[3] }]] : [])));
};

/** The process and its lines. */
class Running {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly lines: string[] = [];
  readonly ended: Promise<string>;
  #taken = new Set<number>();
  #over: string | null = null;
  #waiting: (() => void)[] = [];

  constructor(folder: string, env: Readonly<Record<string, string>>) {
    this.folder = folder;
    // Nothing of our own environment but what a program needs to run: no DATABASE_URL of a developer gets in.
    const { PATH = '', HOME = '' } = process.env;
    this.child = spawn(process.execPath, [PROGRAM], { cwd: ROOT, env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => this.child.kill('SIGKILL');
    process.once('exit', kill);
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, signal) => {
        process.off('exit', kill);
        this.#over = signal === null ? `code ${code}` : signal;
        resolve(this.#over);
        this.#wake();
      });
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        this.#wake();
      });
    }
  }

  /** The first line of the kind that was not taken before; waits for it. Throws when the process ends without it. */
  async take(wanted: (line: string) => boolean): Promise<string> {
    for (;;) {
      const index = this.lines.findIndex((line, at) => !this.#taken.has(at) && wanted(line));
      const line = this.lines[index];
      if (line !== undefined) {
        this.#taken.add(index);
        return line;
      }
      if (this.#over !== null) throw new Error(`The product ended with ${this.#over}.\n${this.lines.slice(-30).join('\n')}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
