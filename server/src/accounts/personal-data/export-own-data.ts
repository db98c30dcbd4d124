import { sql } from 'kysely';
import { type exportOwnData as endpoint, OWN_DATA_PER_DAY } from '#contract/personal-data';
import type { Parsed } from '#contract/route';
import { countActs, record } from '#server/audit/public.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { AccountsReactions, OwnDataSection } from '../public.ts';
import { collectData } from './collect-data.ts';
import { writeHtml } from './write-html.ts';

const ACTION = 'accounts.export-own-data';
const DAY_SECONDS = 24 * 3600;

/** Sends everything kept about the person as a file. Journalled; refuses with `too_many_requests` beyond the day's limit. */
export const exportOwnData =
  (reactions: AccountsReactions) =>
  async (ground: Ground, scope: PersonScope, { query }: Parsed<typeof endpoint>, { reply }: Exchange): Promise<void> => {
    const { personId, now } = scope;
    await ground.transaction(now, async (tx) => {
      // Parallel requests of one person wait in line, so that none slips past the limit.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`own-data:${personId}`}, 0))`.execute(tx);
      const since = new Date(now.getTime() - DAY_SECONDS * 1_000);
      if ((await countActs(tx, { actor: personId, action: ACTION, since })) >= OWN_DATA_PER_DAY)
        throw new Refusal('too_many_requests', { retryAfter: DAY_SECONDS });
      await record(tx, { action: ACTION, actor: personId, subjectType: 'person', subjectId: personId, now });
    });
    const sections = await collectData(ground.db, personId, reactions, now);
    const json = query.format === 'json';
    const day = now.toISOString().slice(0, 10);
    reply
      .headers({
        'content-type': json ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
        'content-disposition': `attachment; filename="profplus-own-data-${day}.${query.format}"`,
        'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        'cache-control': 'private, no-store',
      })
      .send(json ? JSON.stringify(asJson(sections, now), null, 2) : writeHtml(sections, now));
  };

const asJson = (sections: readonly OwnDataSection[], now: Date) => ({
  collectedAt: now.toISOString(),
  ...Object.fromEntries(sections.map(({ name, records }) => [name, records])),
});
