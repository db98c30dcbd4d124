import { sql } from 'kysely';
import { addToGroup, createGroup, type Group, removeFromGroup } from '#contract/groups';
import type { FileId, OrganizationId, TaskId } from '#contract/ids';
import type { Role } from '#contract/members';
import { listNotifications, type NotificationContent } from '#contract/notifications';
import type { Input } from '#contract/route';
import { createTask, getTask, moveTask, type Task, type TaskState } from '#contract/tasks';
import { newId } from '#server/platform/ids.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from './harness.ts';

type Body = Input<typeof createTask>['body'];

/** An organisation with its people and a group of `member`, and the head of another one. */
export interface TasksWorld {
  readonly app: TestApp;
  readonly organizationId: OrganizationId;
  readonly params: { readonly organizationId: OrganizationId };
  readonly admin: SignedMember;
  readonly second: SignedMember;
  readonly member: SignedMember;
  readonly other: SignedMember;
  readonly stranger: SignedMember;
  readonly strangersOrganizationId: OrganizationId;
  readonly group: Group;
  /** One more of the organisation. */
  join(role: Role): Promise<SignedMember>;
  of(task: { id: TaskId }): { organizationId: OrganizationId; taskId: TaskId };
  create(body?: Partial<Body>, by?: Signed): Promise<Task>;
  get(task: { id: TaskId }, by?: Signed): Promise<Task>;
  move(task: { id: TaskId }, state: TaskState, place?: { after?: TaskId; before?: TaskId }, by?: Signed): Promise<Task>;
  /** Takes `member` out of the group, or puts the member into it. */
  setInGroup(inside: boolean): Promise<void>;
  /** What this person was told of tasks, newest first. */
  told(who: Signed): Promise<NotificationContent[]>;
  upload(by: SignedMember, organizationId?: OrganizationId): Promise<FileId>;
}

export const openTasksWorld = async (): Promise<TasksWorld> => {
  const app = await startTestApp();
  const operator = await app.operator();
  const organization = await app.organization(operator);
  const strangers = await app.organization(operator, 'Профсоюз «Соседи»');
  const organizationId = organization.id;
  const params = { organizationId };
  const admin = await app.member(organization, 'administrator', { lastName: 'Вяземская', firstName: 'Ирина' });
  const second = await app.member(organization, 'administrator', { lastName: 'Абрикосов', firstName: 'Пётр' });
  const member = await app.member(organization, 'member', { lastName: 'Малинина', firstName: 'Ольга' });
  const other = await app.member(organization, 'member', { lastName: 'Рябинин', firstName: 'Олег' });
  const of = ({ id }: { id: TaskId }) => ({ organizationId, taskId: id });
  const target = { ids: [member.memberId] };
  const group = await admin.client.call(createGroup, { params, body: { name: 'Совет', of: { target } } });
  return {
    app,
    organizationId,
    params,
    admin,
    second,
    member,
    other,
    stranger: await app.member(strangers, 'head'),
    strangersOrganizationId: strangers.id,
    group,
    join: (role) => app.member(organization, role),
    of,
    create: (body = {}, by = admin) => by.client.call(createTask, { params, body: { title: 'Обновить стенд', ...body } }),
    get: (task, by = admin) => by.client.call(getTask, { params: of(task) }),
    move: (task, state, place = {}, by = admin) => by.client.call(moveTask, { params: of(task), body: { state, ...place } }),
    setInGroup: async (inside) => {
      await admin.client.call(inside ? addToGroup : removeFromGroup, { params: { ...params, groupId: group.id }, body: { target } });
    },
    told: async (who) => {
      const { items } = await who.client.call(listNotifications, { query: { limit: 200 } });
      return items.map(({ content }) => content).filter(({ kind }) => kind.startsWith('task.'));
    },
    upload: async (by, owner = organizationId) => {
      const id = newId<FileId>(app.clock.now());
      await sql`insert into files (organization_id, id, person_id, storage_key, name, size, state, created_at)
        values (${owner}, ${id}, ${by.personId}, ${`test/${id}`}, 'план.txt', 5, 'ready', ${app.clock.now()})`.execute(app.db);
      return id;
    },
  };
};
