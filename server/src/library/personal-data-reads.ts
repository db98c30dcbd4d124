import { sql } from 'kysely';
import type { PersonId } from '#contract/ids';
import type { OwnDataSection } from '#server/accounts/public.ts';
import { membershipsOf } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';

/** What a person added to the libraries, and what is still known of their openings. */
export const libraryData = async (db: Db, personId: PersonId): Promise<OwnDataSection[]> => {
  const added = await sql<Record<string, unknown>>`
    select v.added_at as "at", f.name from library_versions v
    join library_files f on f.organization_id = v.organization_id and f.id = v.library_file_id
    where v.author_person_id = ${personId} order by v.added_at`.execute(db);
  const memberships = await membershipsOf(db, personId);
  const opened = await sql<Record<string, unknown>>`
    select o.day::text as "at", f.name
    from unnest(${memberships.map(({ organizationId }) => organizationId)}::uuid[], ${memberships.map(({ memberId }) => memberId)}::uuid[])
      as own (organization_id, member_id)
    join library_openings o on o.organization_id = own.organization_id and o.member_id = own.member_id
    join library_files f on f.organization_id = o.organization_id and f.id = o.library_file_id
    order by o.day, f.name`.execute(db);
  const labels = { at: 'Когда', name: 'Файл' };
  return [
    { name: 'library-files', title: 'Добавленное вами в библиотеку', labels, records: added.rows },
    { name: 'library-openings', title: 'Открытые вами файлы библиотеки (за последние два дня)', labels, records: opened.rows },
  ];
};
