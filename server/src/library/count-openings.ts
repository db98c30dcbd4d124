import { sql } from 'kysely';
import type { LibraryFileId, MemberId, OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { paceWork } from '#server/platform/pace-work.ts';

/** A member opened a file on a day (UTC). */
interface Opening {
  readonly organizationId: OrganizationId;
  readonly libraryFileId: LibraryFileId;
  readonly memberId: MemberId;
  readonly day: string;
}

/** Beyond it openings are lost: the database has been away for a while, and memory is worth more than the count. */
const MAX_WAITING = 100_000;
/** What one statement stores in its time, on a busy machine too. */
const BATCH = 5_000;

export interface OpeningCounter {
  /** Counts within a second; each person counts once a day, however often they open the file or wind a film. */
  opened(scope: MemberScope, libraryFileId: LibraryFileId): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** Gathers openings for a second and stores them by a few statements (data.md); a crash loses that second and no more. Must be stopped. */
export const countOpenings = ({ db, log }: Pick<Ground, 'db' | 'log'>): OpeningCounter => {
  const waiting = new Map<string, Opening>();
  const keep = (openings: Iterable<readonly [string, Opening]>) => {
    for (const [key, opening] of openings) if (waiting.size < MAX_WAITING) waiting.set(key, opening);
  };
  const pace = paceWork(
    async () => {
      while (waiting.size > 0) {
        const openings = [...waiting].slice(0, BATCH);
        for (const [key] of openings) waiting.delete(key);
        await store(
          db,
          openings.map(([, opening]) => opening),
        ).catch((error: unknown) => {
          keep(openings);
          throw error;
        });
      }
    },
    (error) => log.warn({ err: error }, 'openings not counted'),
  );
  return {
    opened: ({ organizationId, memberId, now }, libraryFileId) => {
      const day = now.toISOString().slice(0, 10);
      keep([[`${libraryFileId} ${memberId} ${day}`, { organizationId, libraryFileId, memberId, day }]]);
      pace.soon();
    },
    flush: pace.flush,
    stop: pace.stop,
  };
};

// Locks are taken in the order of the keys, so that two processes do not wait for each other; a file removed meanwhile drops out.
const store = async (db: Db, openings: readonly Opening[]): Promise<void> => {
  await sql`
    with first as (
      insert into library_openings (organization_id, library_file_id, day, member_id)
      select f.organization_id, f.id, opened.day, opened.member_id
      from unnest(
        ${openings.map((one) => one.organizationId)}::uuid[], ${openings.map((one) => one.libraryFileId)}::uuid[],
        ${openings.map((one) => one.day)}::date[], ${openings.map((one) => one.memberId)}::uuid[]
      ) as opened (organization_id, library_file_id, day, member_id)
      join library_files f on f.organization_id = opened.organization_id and f.id = opened.library_file_id
      order by f.organization_id, f.id, opened.day, opened.member_id
      for key share of f
      on conflict do nothing
      returning organization_id, library_file_id
    ), added as (
      select organization_id, library_file_id, count(*)::int as openings from first group by organization_id, library_file_id
    ), held as (
      select added.* from library_opening_counts join added using (organization_id, library_file_id)
      order by organization_id, library_file_id for update of library_opening_counts
    )
    update library_opening_counts c set openings = c.openings + held.openings
    from held where c.organization_id = held.organization_id and c.library_file_id = held.library_file_id`.execute(db);
};
