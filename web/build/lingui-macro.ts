import { join } from 'node:path';
import { transformAsync } from '@babel/core';
import macro from '@lingui/babel-plugin-lingui-macro';
import type { Plugin } from 'vite';

// Found from the file, not from where the command was started: the suites start at the root.
process.env.LINGUI_CONFIG ??= join(import.meta.dirname, '../lingui.config.ts');

/**
 * The macro transform in plain JavaScript. Lingui's own needs a native binding that npm under Node 20 leaves out in silence.
 * The Russian text stays in the code (`message`): each chunk carries its own, and only English is a catalogue to load.
 */
export const linguiMacro = (): Plugin => ({
  name: 'lingui-macro',
  enforce: 'pre',
  transform: {
    filter: { id: /\.tsx?(\?|$)/, code: /@lingui\/(core|react)\/macro/ },
    async handler(code, id) {
      const result = await transformAsync(code, {
        filename: id.replace(/\?.*$/, ''),
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        parserOpts: { plugins: ['jsx', 'typescript'] },
        plugins: [[macro, { descriptorFields: 'message' }]],
      });
      return result?.code ? { code: result.code, map: result.map ?? null } : null;
    },
  },
});
