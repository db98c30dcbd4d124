import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { valueTypes } from '../server/src/platform/database/value-types.ts';
import { endTogether } from '../tools/processes.ts';
import { openRegister } from './members/database.ts';
import { explainStatements } from './members/explain-statements.ts';
import { questionsOf } from './members/questions.ts';
import { type Asked, openRecorder } from './members/recorder.ts';
import { chooseRegister, type Register } from './members/subjects.ts';

/**
 * `node bench/explain-members.ts`: asks the product everything about members at the size of a large union, and keeps each statement with
 * its plan in server/src/members/queries.sql. Fails when a plan reads a whole large table. Takes its database as `bench:members` does.
 */

const FILE = join(import.meta.dirname, '../server/src/members/queries.sql');
const GROUP = '01900000-0000-7000-8000-000000000001';

interface Act extends Omit<Asked, 'token' | 'path'> {
  readonly title: string;
  /** May be of what the act before it made. */
  readonly path: string | ((made: string) => string);
}

const MARCH = { status: 'unregistered', birthMonth: 3, ageFrom: 60 };
const GROUP_OF_MARCH = { name: 'Март', of: { target: { filter: MARCH } } };
const NAME = { lastName: 'Проверкин', firstName: 'Пров', patronymic: 'Петрович', birthDate: '1980-03-08' };
const UNKNOWN = { unionYear: { state: 'unknown' }, unionTicket: { state: 'unknown' }, children: { state: 'unknown' } };
const NEWCOMER = { ...NAME, phone: '+79000000001', email: '', region: '', cardNumber: '' };
const CHANGED = { ...NAME, firstName: 'Прохор', ...UNKNOWN, version: 0 };

/** One way of asking each question of the list, and what else is read and done. Acts take back what they did. */
const actsOf = (register: Register): Act[] => {
  const base = `/api/organizations/${register.organizationId}`;
  const [member, other, third] = register.members.map(({ id }) => `${base}/members/${id}`);
  const ticked = { ids: register.members.slice(0, 50).map(({ id }) => id) };
  const lists = questionsOf(register)
    .filter(({ name }) => !name.includes('other sorts') && name !== 'card')
    .map(({ name, paths }) => ({ title: name, path: paths[0] ?? '' }));
  return [
    ...lists,
    { title: 'a card', path: member ?? '' },
    { title: 'the history of a card', path: `${other}/changes` },
    { title: 'the numbers of the dashboard', path: `${base}/member-stats` },
    { title: 'own memberships', path: '/api/memberships' },
    { title: 'own cards', path: '/api/cards' },
    { title: 'who looked', path: '/api/card-views' },
    { title: 'groups', path: `${base}/groups` },
    { title: 'a group', path: `${base}/groups/${GROUP}` },
    { title: 'into a group', method: 'POST', path: `${base}/groups/${GROUP}/add`, body: { target: ticked } },
    { title: 'out of a group', method: 'POST', path: `${base}/groups/${GROUP}/remove`, body: { target: ticked } },
    { title: 'a group of whoever a filter finds', method: 'POST', path: `${base}/groups`, body: GROUP_OF_MARCH },
    { title: 'a group is deleted', method: 'DELETE', path: (made) => `${base}/groups/${made}` },
    { title: 'into the register by hand', method: 'POST', path: `${base}/register`, body: NEWCOMER },
    { title: 'a card is changed', method: 'PUT', path: (made) => `${base}/members/${made}`, body: CHANGED },
    { title: 'out of the register', method: 'DELETE', path: (made) => `${base}/register/${made}` },
    { title: 'the invitation', path: `${base}/invitation` },
    { title: 'exports', path: `${base}/exports` },
    { title: 'an export is asked for', method: 'POST', path: `${base}/exports`, body: { target: ticked, format: 'csv' } },
    { title: 'imports', path: `${base}/imports` },
    { title: 'exclusion', method: 'POST', path: `${third}/exclude`, body: { reason: 'Проверка' } },
    { title: 'restoration', method: 'POST', path: `${third}/restore` },
  ];
};

endTogether();
const database = await openRegister();
const pool = new pg.Pool({ connectionString: database.url, max: 2, types: valueTypes });
const recorder = await openRecorder(database.url);
try {
  const register = await chooseRegister(pool);
  const parts: string[] = [];
  const seen = new Set<string>();
  const breaches: string[] = [];
  let made = '';
  for (const { title, path, ...act } of actsOf(register)) {
    const address = typeof path === 'string' ? path : path(made);
    const { status, body, statements } = await recorder.ask({ ...act, path: address, token: register.tokens[0] ?? '' });
    if (status === 201) made = z.object({ id: z.string() }).parse(JSON.parse(body)).id;
    if (status >= 300) console.warn(`${title}: ${status} ${body.slice(0, 200)}`);
    const explained = await explainStatements(pool, statements, seen);
    for (const { text, plan, whole } of explained) {
      parts.push(`-- ${title}\n${text};\n${plan.map((line) => `--   ${line}`).join('\n')}\n`);
      if (whole !== null) breaches.push(`${title} reads all of ${whole}`);
    }
  }
  writeFileSync(
    FILE,
    `-- long: every statement about members with its plan, of an organisation of 1 000 000 beside 10 000 of 100: made by \`node bench/explain-members.ts\`.\n\n${parts.join('\n')}`,
  );
  console.log(`${parts.length} statements are kept in ${FILE}.`);
  for (const breach of breaches) console.error(breach);
  if (breaches.length > 0) process.exitCode = 1;
} finally {
  await pool.end();
  await recorder.stop();
  await database.stop();
}
