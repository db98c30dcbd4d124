import { createInterface } from 'node:readline/promises';
import { NamePart, Password, Phone } from '#contract/fields';
import { hashPassword, registerOperator } from '#server/accounts/public.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { openPool } from '#server/platform/database/pool.ts';
import { type Env, EnvError } from '#server/platform/env.ts';
import { createLog } from '#server/platform/log.ts';
import { openGround } from '#server/platform/open-ground.ts';

const FIELDS = [
  { option: 'phone', question: 'Phone (+7…): ', schema: Phone },
  { option: 'last-name', question: 'Last name: ', schema: NamePart },
  { option: 'first-name', question: 'First name: ', schema: NamePart },
  { option: 'password', question: 'Password (8 characters or more): ', schema: Password },
] as const;

/**
 * `npm run operator`: makes an operator, or gives an existing account the role and a new password. What is not given as
 * `--phone`, `--last-name`, `--first-name` or in OPERATOR_PASSWORD is asked for.
 */
export const makeFirstOperator = async (env: Env, args: readonly string[], say: (text: string) => void): Promise<void> => {
  const [phone = '', lastName = '', firstName = '', password = ''] = await answers(args);
  const log = createLog('warn');
  const database = await openPool(env, log);
  try {
    await migrate(database.pool);
    const { ground } = await openGround(env, log, database);
    const passwordHash = await hashPassword(password);
    await ground.transaction(ground.clock.now(), (tx) =>
      registerOperator(tx, { phone, passwordHash, lastName, firstName, patronymic: '' }),
    );
    say(`Оператор: ${phone}`);
  } finally {
    await database.stop();
  }
};

const answers = async (args: readonly string[]): Promise<string[]> => {
  const given = new Map(args.map((arg) => arg.replace(/^--/, '').split('=', 2)).map(([name = '', value = '']) => [name, value]));
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const values: string[] = [];
    for (const { option, question, schema } of FIELDS) {
      const value =
        given.get(option) ?? (option === 'password' ? process.env.OPERATOR_PASSWORD : undefined) ?? (await terminal.question(question));
      const parsed = schema.safeParse(value);
      if (!parsed.success) throw new EnvError(`--${option}: ${parsed.error.issues[0]?.message}`);
      values.push(parsed.data);
    }
    return values;
  } finally {
    terminal.close();
  }
};
