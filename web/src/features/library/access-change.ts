import type { GroupId } from '#contract/ids';
import type { LibraryFile } from '#contract/library';

export type AccessValues = { to: 'all' | 'groups' | 'internal'; groups: string[]; expiresOn: string };
type Access = Pick<LibraryFile, 'section' | 'audience' | 'expiresOn'>;

export const accessOf = ({ section, audience, expiresOn }: Access): AccessValues => ({
  to: section === 'internal' ? 'internal' : audience === null ? 'all' : 'groups',
  groups: (audience ?? []).map(({ id }) => id),
  expiresOn: expiresOn ?? '',
});

/** What the person changed of what they were shown, and nothing else: the rest may have been restricted by a colleague meanwhile. */
export function accessChange(shown: Access, { to, groups, expiresOn }: AccessValues) {
  const before = shown.audience?.map(({ id }) => id) ?? null;
  const wanted = to === 'all' ? null : groups;
  // In the internal section the choice of groups waits for the file to come back.
  const same = to === 'internal' || keyOf(before) === keyOf(wanted);
  return {
    ...(same ? {} : { audience: wanted as GroupId[] | null }),
    ...(expiresOn === (shown.expiresOn ?? '') ? {} : { expiresOn: expiresOn === '' ? null : expiresOn }),
  };
}

/** The form after a colleague's change: what they changed is shown as it is now; what they left is still the person's. */
export function afterConflict(shown: Access, newer: Access, values: AccessValues): AccessValues {
  const [before, now] = [accessOf(shown), accessOf(newer)];
  const sameAudience = before.to === now.to && keyOf(before.groups) === keyOf(now.groups);
  return {
    ...(sameAudience ? { to: values.to, groups: values.groups } : { to: now.to, groups: now.groups }),
    expiresOn: before.expiresOn === now.expiresOn ? values.expiresOn : now.expiresOn,
  };
}

const keyOf = (groups: readonly string[] | null) => (groups === null ? 'all' : groups.toSorted().join());
