import type { MemberId } from '#contract/ids';
import type { MemberField } from '#contract/member-card';
import type { FieldChange } from '../record-changes.ts';
import type { WrittenValues } from './write-values.ts';

/** What was written over records, for their history: from `before` to `after`, or back. */
export const listChanges = (
  written: readonly WrittenValues[],
  which: 'before' | 'after',
): readonly (FieldChange & { readonly memberId: MemberId })[] =>
  written.flatMap(({ memberId, before, after }) => {
    const [from, to] = which === 'after' ? [before, after] : [after, before];
    return (Object.keys(to) as MemberField[]).map((field) => ({ memberId, field, before: from[field] ?? '', after: to[field] ?? '' }));
  });
