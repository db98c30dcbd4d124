import { lingui } from '@lingui/vite-plugin';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { linguiMacro } from './build/lingui-macro.ts';
import { memberApp } from './build/member-app.ts';
import { precompress } from './build/precompress.ts';

const root = import.meta.dirname;
const api = { target: 'http://127.0.0.1:4000', ws: true };

export default defineConfig({
  root,
  plugins: [
    tanstackRouter({
      target: 'react',
      routesDirectory: `${root}/src/routes`,
      generatedRouteTree: `${root}/src/route-tree.gen.ts`,
      autoCodeSplitting: true,
      // Loaders leave the entry too: otherwise every feature's queries would be loaded by every visitor.
      codeSplittingOptions: {
        defaultBehavior: [['component'], ['loader'], ['errorComponent'], ['notFoundComponent'], ['pendingComponent']],
      },
      quoteStyle: 'single',
      semicolons: true,
      addExtensions: true,
    }),
    linguiMacro(),
    lingui({ macroTransform: false }),
    react(),
    VitePWA(memberApp(`${root}/dist`)),
    precompress(),
  ],
  server: { port: 5173, proxy: { '/api': api } },
  preview: { proxy: { '/api': api } },
  build: { manifest: true, target: 'baseline-widely-available', reportCompressedSize: false },
});
