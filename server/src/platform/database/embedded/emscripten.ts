/**
 * The inside of PGlite that we lean on; none of it is public. The version is pinned exactly, each part that is missing stops the
 * start, and the tests of this folder say whether the parts still do what they did.
 */
export interface EmscriptenOptions {
  preRun: ((module: EmscriptenModule) => void)[];
  instantiateWasm: InstantiateWasm;
}

/** The module once it exists; NODEFS is the file system of a folder on disk. */
export interface EmscriptenModule {
  NODEFS?: { stream_ops: { fsync?: (stream: { nfd: number }) => number } };
}

type WasmImports = Record<string, Record<string, WasmImport>>;
export type WasmImport = (...args: number[]) => unknown;
export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}
type InstantiateWasm = (imports: WasmImports, use: (instance: WasmInstance, module: unknown) => void) => unknown;

/** Something of the pinned version is not where it was. */
export class EngineChanged extends Error {
  constructor(what: string) {
    super(`PGlite has no ${what}: this is not the version that the database was proved with`);
    this.name = 'EngineChanged';
  }
}

/** Lets `change` see the functions that the engine calls, before it starts, and gives the engine's own once it has. */
export const interceptImports = (
  options: EmscriptenOptions,
  change: (imports: Record<string, WasmImport>) => void,
  started: (instance: WasmInstance) => void,
): void => {
  const instantiate = options.instantiateWasm;
  options.instantiateWasm = (imports, use) => {
    const { env } = imports;
    if (env === undefined) throw new EngineChanged('import module "env"');
    change(env);
    return instantiate(imports, (instance, module) => {
      started(instance);
      use(instance, module);
    });
  };
};

/** Puts a function before one that the engine calls. */
export const before = (imports: Record<string, WasmImport>, name: string, run: WasmImport): void => {
  const original = imports[name];
  if (original === undefined) throw new EngineChanged(`import "${name}"`);
  imports[name] = (...args) => {
    run(...args);
    return original(...args);
  };
};
