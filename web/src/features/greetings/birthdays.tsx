import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Birthday } from '#contract/greetings';
import type { OrganizationId } from '#contract/ids';
import { useFormat } from '#web/lib/use-format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './greetings.module.css';
import { birthdaysQuery } from './greetings.ts';

const GreetDialog = lazy(() => import('./greet-dialog.tsx'));

interface Props {
  organizationId: OrganizationId;
  /** Where a member's card opens. */
  pathOf: (memberId: string) => string;
}

/** Birthdays today, then the coming ones; «Поздравить» greets, and then the row reads as done. */
export function Birthdays({ organizationId, pathOf }: Props) {
  const list = useInfiniteQuery(birthdaysQuery(organizationId));
  const [asked, setAsked] = useState<Birthday | null>(null);
  const birthdays = list.data?.pages.flatMap(({ items }) => items);
  if (list.error && !birthdays) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!birthdays) return <ListSkeleton rows={4} height={64} />;
  if (birthdays.length === 0)
    return (
      <p className={classes.none}>
        <Trans>В ближайшие две недели дней рождения нет.</Trans>
      </p>
    );
  return (
    <>
      <ul className={classes.list}>
        {birthdays.map((birthday) => (
          <li key={birthday.memberId}>
            <Row birthday={birthday} to={pathOf(birthday.memberId)} onGreet={() => setAsked(birthday)} />
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
      {asked && (
        <Suspense>
          <GreetDialog organizationId={organizationId} birthday={asked} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}

function Row({ birthday, to, onGreet }: { birthday: Birthday; to: string; onGreet: () => void }) {
  const { t } = useLingui();
  const { lastName, firstName, turns, daysLeft, greeted } = birthday;
  const name = `${lastName} ${firstName}`;
  const day = useDay()(birthday);
  return (
    <div className={classes.row} data-today={daysLeft === 0 || undefined}>
      <PersonAvatar name={name} size={42} color={daysLeft === 0 ? 'rowan' : 'pine'} />
      <div className={classes.who}>
        <TextLink to={to} c="inherit" fw={600}>
          {name}
        </TextLink>
        <span className={classes.day}>
          {day}, {t`исполняется ${plural(turns, { one: '# год', few: '# года', many: '# лет', other: '# года' })}`}
        </span>
        {greeted && (
          <span className={classes.done}>
            <IconCheck size={16} stroke={2} aria-hidden="true" />
            <Trans>Поздравили</Trans>
          </span>
        )}
      </div>
      {!greeted && (
        <Button size="compact-sm" variant={daysLeft === 0 ? 'light' : 'subtle'} aria-label={t`Поздравить: ${name}`} onClick={onGreet}>
          <Trans>Поздравить</Trans>
        </Button>
      )}
    </div>
  );
}

/** «сегодня», «завтра», «24 ноября», where the organisation is. */
function useDay() {
  const { t } = useLingui();
  const format = useFormat();
  return ({ daysLeft, date }: Birthday) => (daysLeft === 0 ? t`сегодня` : daysLeft === 1 ? t`завтра` : format.dateOnly(date));
}
