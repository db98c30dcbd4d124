import * as accounts from '#contract/accounts';
import * as feed from '#contract/feed';
import * as fields from '#contract/fields';
import * as files from '#contract/files';
import * as greetings from '#contract/greetings';
import * as groups from '#contract/groups';
import * as ids from '#contract/ids';
import * as imports from '#contract/imports';
import * as memberCard from '#contract/member-card';
import * as members from '#contract/members';
import * as notifications from '#contract/notifications';
import * as organizations from '#contract/organizations';
import { Cursor } from '#contract/page';
import * as personalData from '#contract/personal-data';
import * as comments from '#contract/post-comments';
import { RichDoc } from '#contract/rich-text';
import { searchEverything } from '#contract/search';
import * as tasks from '#contract/tasks';
import { fillCalendar, knownOfCalendar, seenOfCalendar, timesOfCalendar } from './events.ts';
import { exportEverybody } from './exports.ts';
import { checkImport } from './imports.ts';
import { fillLibrary, seenOfLibrary } from './library.ts';
import { type Cabinet, type Member, newCardNumber, newPhone, type People, publish, upload } from './people.ts';
import type { Known } from './sample.ts';

/** An organisation with everything in it that an endpoint can name. Every text of it holds the `word`. */
export interface House {
  readonly word: string;
  readonly cabinet: Cabinet;
  readonly head: Member;
  readonly administrator: Member;
  readonly member: Member;
  readonly excluded: Member;
  readonly fileId: ids.FileId;
  /** Its rows, for the sampler of inputs. */
  readonly known: Known;
  /** What nobody else may read: texts, phones, cards, ids. */
  readonly needles: readonly string[];
  /** All that its head and the operator can see of it, to be compared later. */
  readonly look: () => Promise<unknown>;
}

const docOf = (text: string): RichDoc => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** Furnishes an organisation named by a word of its own, such as `Аметист`. */
export const furnish = async (people: People, word: string): Promise<House> => {
  const names = (firstName: string) => ({ lastName: `${word}ова`, firstName, patronymic: '' });
  const cabinet = await people.cabinet(`Профсоюз «${word}»`, names('Анна'));
  const { id, head } = cabinet;
  const [administrator, member, excluded] = await Promise.all([
    people.member(cabinet, 'administrator', names('Вера')),
    people.member(cabinet, 'member', names('Нина')),
    people.member(cabinet, 'member', names('Ольга')),
  ]);
  await people.exclude(cabinet, excluded, `Переход в другой профсоюз (${word})`);

  const file = await upload(administrator, cabinet, {
    name: `${word}.txt`,
    type: 'text/plain',
    bytes: new TextEncoder().encode(`${word}: протокол собрания\n`),
  });
  const news = { title: `${word}: собрание`, body: docOf(`${word}: ждём всех`), attachments: [file.id] };
  await publish(administrator, cabinet, news);
  const poll = await publish(administrator, cabinet, {
    title: `${word}: куда поедем`,
    body: docOf(`${word}: голосуем`),
    poll: { anonymous: false, options: [{ text: `${word}: на озеро` }, { text: `${word}: в горы` }] },
  });
  const inAWeek = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString();
  await publish(administrator, cabinet, { title: `${word}: позже`, publishAt: inAWeek });

  const said = await member.client.call(comments.addPostComment, {
    params: { organizationId: id, postId: poll.id },
    body: { text: `${word}: на озеро` },
  });

  const group = await head.client.call(groups.createGroup, {
    params: { organizationId: id },
    body: { name: `${word}: совет`, of: { target: { ids: [member.memberId] } } },
  });
  await publish(administrator, cabinet, { title: `${word}: совету`, audience: [group.id] });

  const kept = await fillLibrary(administrator, cabinet, word);

  const event = await fillCalendar(administrator, member, cabinet, word);

  const task = await head.client.call(tasks.createTask, {
    params: { organizationId: id },
    body: {
      title: `${word}: афиша`,
      description: docOf(`${word}: к пятнице`),
      priority: 'urgent',
      assignees: [member.memberId],
      items: [`${word}: бумага`],
    },
  });
  const remark = await administrator.client.call(tasks.addTaskComment, {
    params: { organizationId: id, taskId: task.id },
    body: { text: `${word}: куплено` },
  });

  const register = await checkImport(administrator, cabinet, `ФИО;Телефон\n${word}ина Лидия;\n${word}ина Лидия;\n`);

  const exported = await exportEverybody(head, cabinet);
  const application = await apply(people, word);
  // One who was here and is no more; the operator's newest act is of this one, or of the other house's.
  const gone = await people.member(cabinet, 'member', names('Фаина'));
  const { act } = await gone.client.call(personalData.eraseAccount, { body: { password: gone.password } });
  const { client: operator } = await people.operator();
  const { items: erasures } = await operator.call(personalData.listErasures, { query: {} });
  const { items: sessions } = await head.client.call(accounts.listSessions, {});
  const { items: received } = await head.client.call(notifications.listNotifications, { query: {} });
  const { items: documents } = await head.client.call(accounts.listDocuments, {});
  const verification = await people.visitor().call(accounts.startVerification, { body: { phone: application.phone, purpose: 'sign_up' } });

  const known: Known = {
    bySchema: new Map<unknown, unknown>([
      [ids.OrganizationId, id],
      [ids.PersonId, member.personId],
      [ids.MemberId, member.memberId],
      [ids.PostId, poll.id],
      [ids.PostCommentId, said.id],
      [ids.OptionId, poll.poll?.options[0]?.id],
      [ids.FileId, file.id],
      [ids.GroupId, group.id],
      [ids.TaskId, task.id],
      [ids.TaskItemId, task.items[0]?.id],
      [ids.TaskCommentId, remark.id],
      [ids.FolderId, kept.folderId],
      [ids.LibraryFileId, kept.fileId],
      [ids.ImportId, register.id],
      [ids.ExportId, exported.id],
      [personalData.ErasureId, erasures[0]?.id],
      [personalData.ActToken, act.split('/').at(-1)],
      [tasks.editTask.body.shape.group, null],
      [imports.chooseColumns.body.shape.columns, register.columns],
      [ids.SessionId, sessions[0]?.id],
      [ids.DocumentId, documents[0]?.id],
      [ids.ApplicationId, application.id],
      [ids.NotificationId, received[0]?.id],
      [ids.VerificationId, verification.id],
      [fields.Phone, application.phone],
      [fields.CardNumber, member.cardNumber],
      [fields.NamePart, 'Иван'],
      [fields.Password, 'другая пастила'],
      [RichDoc, docOf('Слово')],
      [greetings.GreetingTime, '06:00'],
      [memberCard.Children, { state: 'value', value: [{ name: 'Иван', birthDate: '2024-05-17' }] }],
      ...knownOfCalendar(event),
      [Cursor, undefined],
      [searchEverything.query.shape.q, word],
      [searchEverything.query.shape.kind, undefined],
    ]) as Known['bySchema'],
    // Whole pages without filters, so that whatever could be given away would be.
    byName: {
      timeZone: 'Europe/Moscow',
      limit: 200,
      status: 'active',
      variant: 'original',
      section: 'members',
      number: 1,
      expiresOn: null,
      query: word,
      endsAt: null,
      publishAt: null,
      time: '12:00',
      view: 'all',
      mine: undefined,
      allDay: false,
      ...timesOfCalendar(),
      ...NO_FILTERS,
    },
  };
  const staff = [head, administrator, member, excluded];
  return {
    word,
    cabinet,
    head,
    administrator,
    member,
    excluded,
    fileId: file.id,
    known,
    needles: [
      word,
      ...staff.flatMap(({ phone, cardNumber, personId, memberId }) => [phone.slice(1), cardNumber, tailOf(cardNumber), personId, memberId]),
      ...[
        id,
        poll.id,
        file.id,
        kept.folderId,
        kept.fileId,
        event.eventId,
        group.id,
        register.id,
        exported.id,
        application.id,
        application.phone.slice(1),
      ],
    ],
    look: async () => ({ head: await seenByHead(cabinet, poll.id, file.id, task.id), operator: await seenByOperator(operator, cabinet) }),
  };
};

/** As tables show a card: `77 050365`. */
const tailOf = (cardNumber: string): string => `${cardNumber.slice(-8, -6)} ${cardNumber.slice(-6)}`;

const NO_FILTERS = {
  // Who is excepted is acted on less: rows of others in it do nothing, and are not refused.
  except: undefined,
  verdict: undefined,
  group: undefined,
  sex: undefined,
  birthMonth: undefined,
  ageFrom: undefined,
  ageTo: undefined,
  registeredSince: undefined,
  card: undefined,
  children: undefined,
  // A group of nobody, and the rule and the audience left as they are.
  of: { target: null },
  rule: undefined,
  audience: undefined,
  q: undefined,
  role: undefined,
  action: undefined,
  numbers: undefined,
  download: undefined,
  overdue: undefined,
};

/** One more application on its way, by somebody who has not signed up. */
const apply = async (people: People, word: string): Promise<{ id: ids.ApplicationId; phone: string }> => {
  const phone = newPhone();
  const { id } = await people.visitor().call(members.applyForAccess, {
    body: { organizationName: `Профсоюз «${word}-2»`, fullName: `${word}ова Лидия`, cardNumber: newCardNumber(), phone },
  });
  return { id, phone };
};

const seenByHead = async ({ id, head: { client } }: Cabinet, postId: ids.PostId, fileId: ids.FileId, taskId: ids.TaskId) => {
  const params = { organizationId: id };
  const active = await client.call(members.listMembers, { params, query: {} });
  const excluded = await client.call(members.listMembers, { params, query: { status: 'excluded' } });
  const cards = [...active.items, ...excluded.items].map((row) =>
    client.call(memberCard.getMember, { params: { organizationId: id, memberId: row.id } }),
  );
  const sessions = await client.call(accounts.listSessions, {});
  const consents = await client.call(accounts.listConsents, {});
  const bytes = await client.fetch(files.filePath(id, fileId));
  return {
    organization: await client.call(organizations.getOrganization, { params }),
    stats: await client.call(members.getMemberStats, { params }),
    imports: await client.call(imports.listImports, { params, query: {} }),
    active,
    excluded,
    cards: await Promise.all(cards),
    posts: await client.call(feed.listPosts, { params, query: {} }),
    planned: await client.call(feed.listPlannedPosts, { params, query: {} }),
    groups: await client.call(groups.listGroups, { params }),
    library: await seenOfLibrary(client, id),
    greetings: await client.call(greetings.getGreetingSettings, { params }),
    birthdays: await client.call(greetings.listBirthdays, { params, query: {} }),
    reading: await client.call(feed.getReading, { params }),
    calendar: await seenOfCalendar(client, { id }),
    tasks: await client.call(tasks.listTasks, { params, query: { view: 'all' } }),
    task: await client.call(tasks.getTask, { params: { organizationId: id, taskId } }),
    poll: await client.call(feed.getPost, { params: { organizationId: id, postId } }),
    file: await bytes.text(),
    notifications: await client.call(notifications.listNotifications, { query: {} }),
    unread: await client.call(notifications.countUnread, {}),
    memberships: await client.call(members.listMemberships, {}),
    ownCards: await client.call(members.listCards, {}),
    applications: await client.call(members.listMyApplications, {}),
    profile: await client.call(accounts.getProfile, {}),
    // Whether a text is still in force is the platform's matter.
    consents: consents.items.map(({ inForce: _, ...consent }) => consent),
    sessions: sessions.items.map(({ seenAt: _, ...session }) => session),
  };
};

const seenByOperator = async (operator: Member['client'], { id }: Cabinet) => {
  const params = { organizationId: id };
  return {
    organization: await operator.call(organizations.findOrganization, { params }),
    batches: await operator.call(members.listCardBatches, { params, query: {} }),
  };
};
