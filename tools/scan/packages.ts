import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Dependencies = z.record(z.string(), z.string()).default({});
const Manifest = z.object({
  dependencies: Dependencies,
  devDependencies: Dependencies,
  optionalDependencies: Dependencies,
  overrides: Dependencies,
});
const Installed = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  link: z.boolean().optional(),
});
const Lock = z.object({ packages: z.record(z.string(), Installed) });
type Lock = z.infer<typeof Lock>;

export const readLock = (root: string): Lock => Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));

/** Dependencies that do not name one exact version. */
export const rangesIn = (path: string, text: string): string[] => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = Manifest.parse(JSON.parse(text));
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${path} asks for ${name} ${version}; name one exact version.`);
};

/** A lock that names a registry's host works in one network only. */
export const hostsIn = (lock: Lock): string[] => {
  const named = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.includes('://'));
  return named.length === 0
    ? []
    : [`package-lock.json names hosts for ${named.length} packages (${named[0]?.[0]}); install with omit-lockfile-registry-resolved=true.`];
};

const ALLOWED = new Set(
  'MIT MIT-0 ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 CC0-1.0 CC-BY-4.0 Unlicense OFL-1.1 Zlib Python-2.0 PostgreSQL'.split(
    ' ',
  ),
);

/** libvips under sharp: a library of its own beside ours, replaceable by whoever runs the product, which is what the LGPL asks. */
const LGPL_BESIDE = /^node_modules\/@img\/sharp-/;

/** Licences of what production installs; each must be known to allow a closed product. */
export const licencesIn = (root: string, lock: Lock): string[] =>
  Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path.startsWith('node_modules/') && !dev && !link)
    .flatMap(([path, { license }]) => {
      const licence = installedLicence(root, path) ?? license ?? 'unknown';
      const allowed = (id: string) => ALLOWED.has(id) || (id === 'LGPL-3.0-or-later' && LGPL_BESIDE.test(path));
      return isAllowed(licence, allowed)
        ? []
        : [`${path} has the licence ${licence}, which the product cannot take; choose another package.`];
    });

/** The manifest's word; packages that forgot it there may have it in their licence file or read-me. */
const installedLicence = (root: string, path: string): string | undefined => {
  const folder = join(root, path);
  if (!existsSync(folder)) return undefined;
  const manifest = z
    .object({ license: z.string().optional().catch(undefined) })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  if (manifest.license) return manifest.license;
  const texts = readdirSync(folder).filter((name) => /^(licen[cs]e|readme)/i.test(name));
  return texts.some((name) => /^MIT License$|^#+ *Licen[cs]e\s+MIT\b/im.test(readFileSync(join(folder, name), 'utf8'))) ? 'MIT' : undefined;
};

/** SPDX expressions without nesting: any of OR, all of AND. */
const isAllowed = (expression: string, allowed: (id: string) => boolean): boolean =>
  expression
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((id) => allowed(id.trim())));
