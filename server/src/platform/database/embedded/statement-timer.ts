import { before, EngineChanged, type WasmImport, type WasmInstance } from './emscripten.ts';

/** Calls that the engine makes all the time while it works on something long: reading pages, spilling, sleeping, looking at the clock. */
const OCCASIONS = ['fd_pread', 'fd_pwrite', 'clock_time_get', 'emscripten_date_now'];

/**
 * `statement_timeout` for an engine without signals. PostgreSQL asks for SIGALRM with setitimer; Emscripten delivers it by setTimeout,
 * which cannot come while the engine runs, and so never in time. Here the alarm is delivered at the engine's own calls to the outside.
 * A loop that never calls out (pure arithmetic in PL/pgSQL) is not interrupted: the watchdog of the main thread ends it.
 */
export class StatementTimer {
  #which = 0;
  #due = Number.POSITIVE_INFINITY;
  #alarm: ((which: number, now: number) => void) | null = null;

  intercept(imports: Record<string, WasmImport>): void {
    if (imports._setitimer_js === undefined) throw new EngineChanged('import "_setitimer_js"');
    imports._setitimer_js = (which = 0, milliseconds = 0) => {
      this.#which = which;
      this.#due = milliseconds === 0 ? Number.POSITIVE_INFINITY : performance.now() + milliseconds;
      return 0;
    };
    for (const name of OCCASIONS) before(imports, name, () => this.#check());
  }

  started(instance: WasmInstance): void {
    const alarm = instance.exports._emscripten_timeout;
    if (typeof alarm !== 'function') throw new EngineChanged('export "_emscripten_timeout"');
    this.#alarm = alarm as (which: number, now: number) => void;
  }

  // PostgreSQL's handler only sets flags, as it must in a signal, and looks itself whether anything is due.
  #check(): void {
    const now = performance.now();
    if (now < this.#due) return;
    this.#due = Number.POSITIVE_INFINITY;
    this.#alarm?.(this.#which, now);
  }
}
