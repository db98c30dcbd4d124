import type { Ground } from '#server/platform/ground.ts';
import { TableError } from '#server/platform/tables/table-error.ts';
import type { MembersReactions } from '../events.ts';
import { Superseded } from './beat-import.ts';
import { checkRows } from './check-rows.ts';
import { forgetImport } from './forget-import.ts';
import { type ImportRef, moveImport } from './move-import.ts';
import { RUNNING } from './policy.ts';
import { putBackRows } from './put-back-rows.ts';
import { readHeadings } from './read-headings.ts';
import { type ImportRecord, withImports } from './tables.ts';
import { writeRows } from './write-rows.ts';

/** The job: does the step that the import's state asks for. A file that cannot be taken fails the import with its reason. */
export const runStep =
  (reactions: MembersReactions) =>
  async (ground: Ground, ref: ImportRef): Promise<void> => {
    const record = await begin(ground, ref);
    if (record === undefined) return;
    try {
      if (record.state === 'reading') await readHeadings(ground, record);
      if (record.state === 'checking') await checkRows(ground, record);
      if (record.state === 'applying') await writeRows(ground, record, reactions);
      if (record.state === 'undoing') await putBackRows(ground, record);
    } catch (error) {
      if (error instanceof Superseded) return;
      if (!(error instanceof TableError)) throw error;
      await fail(ground, record, error);
    }
  };

/** Takes the step over: a run before this one stops at its next batch. */
const begin = ({ db, clock }: Ground, { organizationId, importId }: ImportRef): Promise<ImportRecord | undefined> =>
  withImports(db)
    .updateTable('imports')
    .set((of) => ({ run: of('run', '+', 1), begun: true, beat_at: clock.now() }))
    .where('organization_id', '=', organizationId)
    .where('id', '=', importId)
    .where('state', 'in', RUNNING)
    .returningAll()
    .executeTakeFirst();

const fail = async ({ clock, transaction }: Ground, record: ImportRecord, { code, details }: TableError): Promise<void> => {
  await transaction(clock.now(), async (tx) => {
    const failed = await moveImport(tx, record, { state: 'failed', problem: code, problem_address: details.address ?? '' });
    await forgetImport(tx, failed);
  });
};
