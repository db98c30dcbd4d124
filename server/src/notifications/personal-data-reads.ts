import type { PersonId } from '#contract/ids';
import type { OwnDataSection } from '#server/accounts/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { withNotifications } from './tables.ts';

/** What a person alone was told. Goes with the account by the foreign key. */
export const notificationData = async (db: Db, personId: PersonId): Promise<OwnDataSection[]> => {
  const rows = await withNotifications(db)
    .selectFrom('personal_notifications')
    .select(['created_at', 'content'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  const records = rows.map(({ created_at, content: { kind, ...facts } }) => ({ at: created_at, kind, facts: Object.values(facts) }));
  return [{ name: 'notifications', title: 'Уведомления', labels: { at: 'Когда', kind: 'О чём', facts: 'Что сказано' }, records }];
};
