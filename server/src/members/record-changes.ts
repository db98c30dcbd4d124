import { sql } from 'kysely';
import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { ChangeSource, MemberField } from '#contract/member-card';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';

/** One field's way; `''` is unknown, `ABSENT` «Сведения отсутствуют». */
export interface FieldChange {
  readonly field: MemberField;
  readonly before: string;
  readonly after: string;
  /** Of a child: the day it turns 16, `YYYY-MM-DD`; the row is removed then. */
  readonly forgetOn?: string;
}
interface Author {
  readonly organizationId: OrganizationId;
  /** Nobody when the program itself acts; then `byName` is `''`. */
  readonly by: PersonId | null;
  readonly byName: string;
  readonly source: ChangeSource;
  readonly now: Date;
}
type Given = Author &
  (
    | { readonly memberId: MemberId; readonly changes: readonly FieldChange[] }
    | { readonly changes: readonly (FieldChange & { readonly memberId: MemberId } & Partial<Pick<Author, 'by' | 'byName'>>)[] }
  );

/** Rows a statement: quick, and within a megabyte or two. */
const CHUNK = 5_000;

/**
 * Keeps what was changed in the records of one member or, each change with its `memberId` and, where it differs, its author, of many; call
 * it where the change is written.
 */
export const recordChanges = async (tx: Tx, given: Given): Promise<void> => {
  const { organizationId, by, byName, source, now } = given;
  const rows =
    'memberId' in given
      ? given.changes.map((change) => ({ ...change, memberId: given.memberId, by, byName }))
      : given.changes.map((change) => ({ by, byName, ...change }));
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    await sql`insert into member_changes
        (organization_id, id, member_id, at, by_person_id, by_name, source, field, before, after, forget_on)
      select ${organizationId}, id, member_id, ${now}, by_person_id, by_name, ${source}, field, before, after, forget_on
      from unnest(${chunk.map(() => newId<string>(now))}::uuid[], ${chunk.map((row) => row.memberId)}::uuid[],
        ${chunk.map((row) => row.by)}::uuid[], ${chunk.map((row) => row.byName)}::text[], ${chunk.map((row) => row.field)}::text[], ${chunk.map((row) => row.before)}::text[], ${chunk.map((row) => row.after)}::text[],
        ${chunk.map((row) => row.forgetOn ?? null)}::date[]) as given(id, member_id, by_person_id, by_name, field, before, after, forget_on)`.execute(
      tx,
    );
  }
};
