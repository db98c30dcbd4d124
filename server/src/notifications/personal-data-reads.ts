import type { PersonId } from '#contract/ids';
import type { NotificationContent } from '#contract/notifications';
import type { OwnDataSection } from '#server/accounts/public.ts';
import { nameRole } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { nameKind } from './name-kind.ts';
import { withNotifications } from './tables.ts';

/** What a person alone was told. Goes with the account by the foreign key. */
export const notificationData = async (db: Db, personId: PersonId): Promise<OwnDataSection[]> => {
  const rows = await withNotifications(db)
    .selectFrom('personal_notifications')
    .select(['created_at', 'content'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  const records = rows.map(({ created_at, content }) => {
    const { kind, ...facts } = content;
    return { at: created_at, kind: nameKind(kind), said: said(content), code: kind, facts };
  });
  return [{ name: 'notifications', title: 'Уведомления', labels: { at: 'Когда', kind: 'О чём', said: 'Что сказано' }, records }];
};

const WORDS = ['organizationName', 'title', 'startsAt', 'cardTail', 'reason', 'text', 'count'] as const;

/** What of it a person reads; ids and codes stand among the facts alone. */
const said = (content: NotificationContent): unknown[] => {
  if (content.kind === 'role.changed') return [nameRole(content.role)];
  const facts: Readonly<Record<string, unknown>> = content;
  return WORDS.map((word) => facts[word]).filter((fact) => fact !== undefined && fact !== '');
};
