import type { CalendarEvent, EventFile } from '#contract/calendar';
import type { GroupId, LibraryFileId } from '#contract/ids';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { contentOf, mayManage } from './policy.ts';
import { type OccurrenceRow, presentRow } from './present-row.ts';
import type { EventContent } from './tables.ts';

/** An occurrence with all that its event says. */
export type WholeRow = OccurrenceRow & EventContent;

/** What a full event names by ids alone. */
export interface EventNames {
  readonly files: ReadonlyMap<LibraryFileId, EventFile>;
  readonly groups: ReadonlyMap<GroupId, string>;
  /** This member's place in the line; null for who does not wait. */
  readonly waitingPlace: number | null;
}

/** An occurrence in full; files that this member may not see are left out. */
export const presentEvent = (row: WholeRow, scope: MemberScope, { files, groups, waitingPlace }: EventNames): CalendarEvent => {
  const { description, link, attachments } = contentOf(row);
  return {
    ...presentRow(row, scope),
    description,
    link,
    repeat: row.repeat,
    attachments: attachments.flatMap((id) => files.get(id) ?? []),
    audience: row.audience === null || !mayManage(scope) ? null : row.audience.map((id) => ({ id, name: groups.get(id) ?? '' })),
    waitingPlace,
    authorName: row.author_name,
    editedAt: row.edited_at?.toISOString() ?? null,
    present: mayManage(scope) ? row.present : null,
  };
};
