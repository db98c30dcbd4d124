import * as imports from '#contract/imports';
import { type Bound, bind, bindBytes } from '#server/platform/http/bind.ts';
import { applyImport } from './apply-import.ts';
import { chooseColumns } from './choose-columns.ts';
import { discardImport } from './discard-import.ts';
import { importPage, importRowPage, readImport } from './import-reads.ts';
import { sendReport } from './send-report.ts';
import { sendTemplate } from './send-template.ts';
import { startImport } from './start-import.ts';
import { undoImport } from './undo-import.ts';

/** The endpoints of imports. */
export const importRoutes: readonly Bound[] = [
  bind(imports.startImport, startImport),
  bind(imports.listImports, importPage),
  bind(imports.getImport, readImport),
  bind(imports.chooseColumns, chooseColumns),
  bind(imports.listImportRows, importRowPage),
  bind(imports.applyImport, applyImport),
  bind(imports.undoImport, undoImport),
  bind(imports.discardImport, discardImport),
  bindBytes(imports.readImportReport, sendReport),
  bindBytes(imports.readImportTemplate, sendTemplate),
];
