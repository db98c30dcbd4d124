import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
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

interface Act extends Omit<Asked, 'token'> {
  readonly title: string;
}

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
  for (const { title, ...act } of actsOf(register)) {
    const { status, body, statements } = await recorder.ask({ ...act, token: register.tokens[0] ?? '' });
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
  await recorder.stop();
  await pool.end();
  await database.stop();
}
