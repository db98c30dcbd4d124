import { fsyncSync } from 'node:fs';
import { MemoryFS, type PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { before, type EmscriptenOptions, EngineChanged, interceptImports } from './emscripten.ts';
import { StatementTimer } from './statement-timer.ts';

type Init = Parameters<NodeFS['init']>[1];

/** PGlite's own uses of exit(): the end of a start in single-user mode, and a clean end. */
const KNOWN_EXITS = new Set([0, 99, 100]);

/** What the engine tells when it can no longer be used: PANIC aborts, FATAL exits, and PGlite swallows both. */
export type Died = (reason: string) => void;

const harden = (options: Init, died: Died): EmscriptenOptions => {
  const inner = options as unknown as EmscriptenOptions;
  const timer = new StatementTimer();
  interceptImports(
    inner,
    (imports) => {
      timer.intercept(imports);
      before(imports, '_abort_js', () => died('it aborted (PANIC)'));
      before(imports, 'exit', (status = 0) => {
        if (!KNOWN_EXITS.has(status)) died(`it ended with status ${status} (FATAL)`);
      });
    },
    (instance) => timer.started(instance),
  );
  return inner;
};

/** A database that is gone with the process. */
export class VolatileFileSystem extends MemoryFS {
  readonly #died: Died;
  constructor(died: Died) {
    super();
    this.#died = died;
  }
  override async init(engine: PGlite, options: Init) {
    const { emscriptenOpts } = await super.init(engine, options);
    harden(emscriptenOpts, this.#died);
    return { emscriptenOpts };
  }
}

/** A folder whose writes reach the disk: Emscripten's NODEFS has no fsync and answers success without one. */
export class DurableFileSystem extends NodeFS {
  readonly #died: Died;
  #syncs = 0;
  constructor(folder: string, died: Died) {
    super(folder);
    this.#died = died;
  }
  override async init(engine: PGlite, options: Init) {
    const { emscriptenOpts } = await super.init(engine, options);
    harden(emscriptenOpts, this.#died).preRun.push((module) => {
      if (module.NODEFS === undefined) throw new EngineChanged('file system NODEFS');
      module.NODEFS.stream_ops.fsync = (stream) => this.sync(stream.nfd);
    });
    return { emscriptenOpts };
  }
  /** How often the engine has synced a file. */
  get syncs(): number {
    return this.#syncs;
  }
  /** Brings an open file to the disk. When that fails its pages count as clean and a second try would lie: https://wiki.postgresql.org/wiki/Fsync_Errors */
  sync(descriptor: number): number {
    this.#syncs += 1;
    try {
      fsyncSync(descriptor);
    } catch (error) {
      this.#died(`fsync failed: ${String(error)}`);
    }
    return 0;
  }
}
