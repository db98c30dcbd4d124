import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { aptInstall } from './apt.ts';

/** Fits Playwright's `launchOptions`. */
export interface Browser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env?: Record<string, string>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The shell first: it draws no window around the page, and without a graphics card that window costs half of the time. */
const SYSTEM = ['chromium-headless-shell', 'chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'].map(
  (name) => `/usr/bin/${name}`,
);
const MODULES = join(import.meta.dirname, '../node_modules');
const BUNDLE = join(MODULES, '.cache/chromium');

/**
 * The browser of the tests: $CHROMIUM (a path, or `bundled`), else the system's, else one installed by apt, else the one
 * that came with `npm ci`. Throws when there is none: journeys are never skipped in silence.
 */
export const browser = (): Browser => {
  const asked = process.env.CHROMIUM;
  if (asked === 'bundled') return bundled();
  if (asked && !existsSync(asked))
    throw new Error(`CHROMIUM is ${asked}, and no file is there; give the path of a Chromium or leave it unset.`);
  const found = asked || system();
  if (found) return { executablePath: found, args: ARGS, env: environment() };
  if (!unpacked() && aptInstall('chromium-headless-shell')) {
    const installed = system();
    if (installed) return { executablePath: installed, args: ARGS, env: environment() };
  }
  return bundled();
};

/** Without a locale Chromium takes no Russian name of a file. */
const environment = (): Record<string, string> => ({ ...(process.env as Record<string, string>), LANG: 'C.UTF-8' });

const system = () => SYSTEM.find((path) => existsSync(path));

const unpacked = () => existsSync(join(BUNDLE, 'complete'));

/** The package unpacks itself on AWS only, so we do it: the browser, the libraries that it needs, software rendering, fonts. */
const bundled = (): Browser => {
  if (!unpacked()) unpack();
  return {
    executablePath: join(BUNDLE, 'chromium'),
    args: ['--headless=shell', ...ARGS],
    env: {
      ...environment(),
      LD_LIBRARY_PATH: [join(BUNDLE, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  };
};

const unpack = () => {
  const packed = (name: string) => join(MODULES, '@sparticuz/chromium/bin', `${name}.br`);
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packed('chromium')))
    throw new Error('No browser was found. Install Chromium or Chrome, or set CHROMIUM to its path.');
  const folder = `${BUNDLE}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'chromium'), brotliDecompressSync(readFileSync(packed('chromium'))), { mode: 0o755 });
  for (const name of ['al2023.tar', 'swiftshader.tar', 'fonts.tar'])
    execFileSync('tar', ['x', '-C', folder], { input: brotliDecompressSync(readFileSync(packed(name))) });
  writeFileSync(join(folder, 'complete'), '');
  if (unpacked()) return rmSync(folder, { recursive: true });
  rmSync(BUNDLE, { recursive: true, force: true });
  renameSync(folder, BUNDLE);
};
