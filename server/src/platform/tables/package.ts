import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { hold, type TableLimits } from './limits.ts';
import { asTableError, TableError } from './table-error.ts';

/** A zip container whose parts are read by name; names are compared without case (ECMA-376 part 2, §6.2.2). */
export interface Package {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Inflates a part piece by piece, holding the limits. Throws `table_too_large`, or `table_broken` for a missing part. */
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

/** Below this much nothing is called a bomb. */
const HARMLESS_BYTES = 8 * 2 ** 20;

/** Opens the container and lists it. Throws `table_broken`, `table_locked` for an encrypted entry, `table_too_large` for too many. */
export async function openPackage(path: string, limits: TableLimits): Promise<Package> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((error: unknown) => {
    throw asTableError(error);
  });
  try {
    const entries = await listEntries(zip, limits);
    return packageOf(zip, entries, limits);
  } catch (error) {
    zip.close();
    throw asTableError(error);
  }
}

async function listEntries(zip: ZipFile, limits: TableLimits): Promise<Map<string, Entry>> {
  hold(limits, 'entries', zip.entryCount);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new TableError('table_locked');
    const name = entry.fileName.toLowerCase();
    // Two parts of one name: each program would read another of them.
    if (entries.has(name)) throw new TableError('table_broken');
    entries.set(name, entry);
  }
  return entries;
}

function packageOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: TableLimits): Package {
  let inflated = 0;

  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name.toLowerCase());
    if (entry === undefined) throw new TableError('table_broken');
    hold(limits, 'inflatedBytes', inflated + entry.uncompressedSize);
    let size = 0;
    for await (const chunk of inflate(zip, entry)) {
      size += chunk.length;
      inflated += chunk.length;
      hold(limits, 'inflatedBytes', inflated);
      if (size > HARMLESS_BYTES) hold(limits, 'inflation', size / entry.compressedSize);
      yield chunk;
    }
  }

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name.toLowerCase()),
    read,
    close: () => zip.close(),
  };
}

/** The bytes of an entry; yauzl ends with an error as soon as they are more or fewer than the entry declares. */
async function* inflate(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
  } catch (error) {
    throw asTableError(error);
  }
}
