import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VitePWAOptions } from 'vite-plugin-pwa';

/** Without a trailing slash: the router drops it, and a scope of `/app/` would not cover `/app`. */
const SCOPE = '/app';

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  assets?: string[];
}

/** What the members' app needs to open without a network: the graph of its routes, not the cabinet's or the site's. */
function memberFiles(outDir: string) {
  const chunks: Record<string, Chunk> = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'));
  const files = new Set(['index.html', 'before-paint.js']);
  const seen = new Set<string>();
  const visit = (key: string) => {
    const chunk = chunks[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    files.add(chunk.file);
    for (const file of chunk.css ?? []) files.add(file);
    // Latin-ext and Cyrillic-ext carry signs that hardly any page shows: they come on demand.
    for (const file of chunk.assets ?? []) if (!file.includes('-ext-')) files.add(file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const key of Object.keys(chunks)) {
    if (key === 'index.html' || /^src\/(routes\/app[./]|locales\/)/.test(key)) visit(key);
  }
  return files;
}

/** Installation and offline shell of the members' app. */
export const memberApp = (outDir: string): Partial<VitePWAOptions> => ({
  strategies: 'injectManifest',
  srcDir: 'src/service-worker',
  filename: 'service-worker.ts',
  injectRegister: false,
  scope: SCOPE,
  registerType: 'prompt',
  manifest: {
    id: SCOPE,
    name: 'ПрофПлюс — мой профсоюз',
    short_name: 'ПрофПлюс',
    description: 'Профсоюзный билет, новости и голосования вашей организации',
    lang: 'ru',
    dir: 'ltr',
    start_url: SCOPE,
    scope: SCOPE,
    display: 'standalone',
    background_color: '#F4F7F5',
    theme_color: '#F4F7F5',
    categories: ['social', 'lifestyle'],
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  injectManifest: {
    globPatterns: ['index.html', 'before-paint.js', 'assets/**/*.{js,css,woff2}'],
    maximumFileSizeToCacheInBytes: 3_000_000,
    rollupFormat: 'iife',
    manifestTransforms: [
      async (entries) => {
        const wanted = memberFiles(outDir);
        return { manifest: entries.filter((entry) => wanted.has(entry.url)), warnings: [] };
      },
    ],
  },
  devOptions: { enabled: false },
});
