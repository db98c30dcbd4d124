import { sql } from 'kysely';
import type { PersonId } from '#contract/ids';
import type { OwnDataSection } from '#server/accounts/public.ts';
import { membershipsOf } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';

/** Publications and comments that a person wrote, open votes, and what was read; of anonymous polls only that the person took part. */
export const feedData = async (db: Db, personId: PersonId): Promise<OwnDataSection[]> => {
  const memberships = await membershipsOf(db, personId);
  const organizations = memberships.map(({ organizationId }) => organizationId);
  const ids = memberships.map(({ memberId }) => memberId);
  const mine = sql`(values (null::uuid, null::uuid)) as none(organization_id, member_id) right join
    unnest(${organizations}::uuid[], ${ids}::uuid[]) as own(organization_id, member_id) on false`;
  const posts = await sql<Record<string, unknown>>`
    select published_at as "at", title from posts where author_person_id = ${personId} order by published_at`.execute(db);
  const votes = await sql<Record<string, unknown>>`
    select posts.title, string_agg(poll_options.text, '; ' order by poll_options.position) as chosen
    from ${mine}
    join poll_participants took on took.organization_id = own.organization_id and took.member_id = own.member_id
    join posts on posts.organization_id = took.organization_id and posts.id = took.post_id
    left join ballots on ballots.organization_id = took.organization_id and ballots.post_id = took.post_id
      and ballots.member_id = took.member_id
    left join poll_options on poll_options.organization_id = ballots.organization_id and poll_options.post_id = ballots.post_id
      and poll_options.id = ballots.option_id
    group by posts.organization_id, posts.id, posts.title order by posts.title`.execute(db);
  const views = await sql<Record<string, unknown>>`
    select posts.title from ${mine}
    join posts on posts.organization_id = own.organization_id
    join post_views on post_views.organization_id = posts.organization_id and post_views.post_id = posts.id
      and post_views.member_id = own.member_id
    order by posts.published_at`.execute(db);
  const comments = await sql<Record<string, unknown>>`
    select c.created_at as "at", posts.title, c.text from ${mine}
    join post_comments c on c.organization_id = own.organization_id and c.author_member_id = own.member_id
    join posts on posts.organization_id = c.organization_id and posts.id = c.post_id
    order by c.id`.execute(db);
  return [
    { name: 'posts', title: 'Ваши публикации', labels: { at: 'Когда', title: 'Заголовок' }, records: posts.rows },
    {
      name: 'votes',
      title: 'Участие в опросах (выбор известен только в открытых)',
      labels: { title: 'Опрос', chosen: 'Ваш выбор' },
      records: votes.rows,
    },
    {
      name: 'postComments',
      title: 'Ваши комментарии к публикациям',
      labels: { at: 'Когда', title: 'Публикация', text: 'Комментарий' },
      records: comments.rows,
    },
    { name: 'views', title: 'Прочитанные публикации', labels: { title: 'Публикация' }, records: views.rows },
  ];
};
