import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { literally } from '#server/platform/database/like.ts';
import type { Place } from './events.ts';
import { TOP } from './tables.ts';

/** What has the names: files have endings, folders have none. */
export interface Named {
  readonly of: 'files' | 'folders';
  /** The longest name. */
  readonly longest: number;
}

/**
 * The names under which these can lie in a place, in their order: as wanted, or with « (2)», « (3)» … where that is taken there or by an
 * earlier one of the same call. The library must be locked.
 */
export const freeNames = async (
  tx: Tx,
  organizationId: OrganizationId,
  place: Place,
  wanted: readonly string[],
  { of, longest }: Named,
): Promise<string[]> => {
  const taken = await takenNames(tx, organizationId, place, wanted, { of, longest });
  const next = new Map<string, number>();
  return wanted.map((name) => {
    const { stem, ending } = split(name, of);
    const base = stem.replace(/ \(\d{1,6}\)$/, '') || stem;
    const key = folded(`${base}${ending}`);
    let free = name;
    for (let number = next.get(key) ?? 2; taken.has(folded(free)); number += 1) {
      const mark = ` (${number})${ending}`;
      free = `${base.slice(0, longest - mark.length).toWellFormed()}${mark}`;
      next.set(key, number + 1);
    }
    taken.add(folded(free));
    return free;
  });
};

/** Whether something else of the kind has this name in the place; `id` may keep it. */
export const isTaken = async (
  tx: Tx,
  organizationId: OrganizationId,
  { section, folderId }: Place,
  { name, id, of }: { readonly name: string; readonly id: string | null; readonly of: Named['of'] },
): Promise<boolean> => {
  const { rows } = await sql`select from ${tableOf(of)} where organization_id = ${organizationId} and section = ${section}
    and place = ${folderId ?? TOP} and deleted_at is null and lower(name) = lower(${name}) and id is distinct from ${id}::uuid`.execute(tx);
  return rows.length > 0;
};

/** As the index of names folds letters, each by itself: JavaScript alone looks at the neighbours of a Σ and makes two of an İ. */
const folded = (name: string): string => Array.from(name, (sign) => (sign === 'İ' ? 'i' : sign.toLowerCase())).join('');

const tableOf = (of: Named['of']) => sql.table(`library_${of}`);

/** Of the wanted names and of those that they could give way to. Those with numbers are only looked for where the plain one is taken. */
const takenNames = async (
  tx: Tx,
  organizationId: OrganizationId,
  { section, folderId }: Place,
  wanted: readonly string[],
  { of, longest }: Named,
): Promise<Set<string>> => {
  const names = async (fits: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ name: string }>`select name from ${tableOf(of)} where organization_id = ${organizationId}
      and section = ${section} and place = ${folderId ?? TOP} and deleted_at is null and ${fits}`.execute(tx);
    return rows.map((row) => folded(row.name));
  };
  const taken = new Set(await names(sql`lower(name) in (select lower(given) from unnest(${wanted}::text[]) as given)`));
  const seen = new Set<string>();
  const bases = wanted.flatMap((name) => {
    const clash = taken.has(folded(name)) || seen.has(folded(name));
    seen.add(folded(name));
    const { stem, ending } = split(name, of);
    return clash ? [numbered(stem.replace(/ \(\d{1,6}\)$/, '') || stem, ending, longest)] : [];
  });
  if (bases.length > 0)
    for (const name of await names(sql`lower(name) like any (select lower(given) from unnest(${[...new Set(bases)]}::text[]) as given)`))
      taken.add(name);
  return taken;
};

/** The ending with its dot; a name such as «.env» is all stem. */
export const split = (name: string, of: Named['of'] = 'files'): { stem: string; ending: string } => {
  const ending = of === 'files' ? (/(?<=[^.])\.[\p{L}\p{N}_-]{1,20}$/u.exec(name)?.[0] ?? '') : '';
  return { stem: name.slice(0, name.length - ending.length), ending };
};

const LONGEST_MARK = ' (999999)'.length;

/** The pattern of a name's numbered kin. Of a very long name the stem is cut for the number: how far depends on the number's digits. */
const numbered = (base: string, ending: string, longest: number): string => {
  const room = longest - ending.length - LONGEST_MARK;
  // Half a sign at the cut is another sign in the name.
  const start = base.length > room ? `${literally(base.slice(0, room).replace(/[\uD800-\uDBFF]$/, ''))}%` : literally(base);
  return `${start} (%)${literally(ending)}`;
};
