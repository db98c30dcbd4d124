import * as exports from '#contract/exports';
import { type Bound, bind, bindBytes } from '#server/platform/http/bind.ts';
import { exportPage, readExport } from './export-reads.ts';
import { repeatExport } from './repeat-export.ts';
import { sendExport } from './send-export.ts';
import { startExport } from './start-export.ts';

/** The endpoints of exports. */
export const exportRoutes: readonly Bound[] = [
  bind(exports.startExport, startExport),
  bind(exports.repeatExport, repeatExport),
  bind(exports.listExports, exportPage),
  bind(exports.getExport, readExport),
  bindBytes(exports.readExportFile, sendExport),
];
