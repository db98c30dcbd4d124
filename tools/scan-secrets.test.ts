import { describe, expect, it } from 'vitest';
import { hostsIn, licencesIn, rangesIn } from './scan/packages.ts';
import { forbiddenIn } from './scan/texts.ts';

describe('texts', () => {
  // joined here, so that the scan does not find its own test
  it.each([
    ['-----BEGIN RSA ', 'PRIVATE KEY-----'],
    ['AK', `IA${'A'.repeat(16)}`],
    ['gh', `p_${'a'.repeat(36)}`],
    ['npm', `_${'a'.repeat(36)}`],
    ['cd /ho', 'me/anna/project'],
  ])('finds %s…', (...parts) => {
    expect(forbiddenIn('a.txt', `first\n${parts.join('')}`)).toEqual([expect.stringMatching(/^a\.txt:2 holds /)]);
  });

  it('leaves ordinary text alone', () => {
    expect(forbiddenIn('a.md', 'Homework/home pages, /roots/, a public key: -----BEGIN PUBLIC KEY-----')).toEqual([]);
  });
});

describe('packages', () => {
  it.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', '>=1.0.0'])('refuses the version %s', (version) => {
    const manifest = JSON.stringify({ devDependencies: { vite: version } });
    expect(rangesIn('package.json', manifest)).toEqual([`package.json asks for vite ${version}; name one exact version.`]);
  });

  it('takes exact versions', () => {
    expect(rangesIn('package.json', JSON.stringify({ dependencies: { zod: '4.6.7', next: '1.0.0-rc.1' } }))).toEqual([]);
  });

  it('refuses a lock that names hosts', () => {
    expect(hostsIn({ packages: { 'node_modules/zod': { resolved: 'https://registry.example/zod.tgz' } } })).toHaveLength(1);
    expect(hostsIn({ packages: { 'node_modules/own': { resolved: 'server', link: true }, 'node_modules/zod': {} } })).toEqual([]);
  });

  it.each([
    ['GPL-3.0-only', 1],
    ['AGPL-3.0-or-later', 1],
    ['LGPL-3.0-or-later', 1],
    [undefined, 1],
    ['MIT', 0],
    ['(MIT OR GPL-2.0-only)', 0],
    ['MIT AND GPL-2.0-only', 1],
  ])('judges the licence %s', (license, findings) => {
    expect(licencesIn('nowhere', { packages: { 'node_modules/some': { license } } })).toHaveLength(findings);
  });

  it('takes the LGPL of libvips, and what only development installs', () => {
    const packages = {
      'node_modules/@img/sharp-libvips-linux-x64': { license: 'LGPL-3.0-or-later' },
      'node_modules/some': { license: 'GPL-3.0-only', dev: true },
    };
    expect(licencesIn('nowhere', { packages })).toEqual([]);
  });
});
