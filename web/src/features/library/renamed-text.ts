import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Renamed } from '#contract/library';

/** What was done, and under which name something lies now that could not have its own. */
export function useRenamedText() {
  const { t } = useLingui();
  return (done: string, renamed: readonly Renamed[]): string => {
    const [first] = renamed;
    if (first === undefined) return done;
    const { was, name } = first;
    const count = renamed.length;
    return count === 1
      ? t`${done}. Имя «${was}» занято, теперь это «${name}»`
      : t`${done}. Там ${plural(count, { one: 'занято # имя', few: 'заняты # имени', many: 'занято # имён', other: 'занято # имени' })}: объекты названы иначе`;
  };
}
