import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EventCounts } from '#contract/calendar';
import type { EventId, OrganizationId } from '#contract/ids';
import { MoreButton } from '#web/ui/more-button.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { type GuestsOf, guestsQuery } from './calendar.ts';
import classes from './guest-lists.module.css';

interface Props {
  organizationId: OrganizationId;
  eventId: EventId;
  on: string;
  counts: EventCounts;
}

/** Who has answered what, and who waits for a place, in their order. */
export function GuestLists({ organizationId, eventId, on, counts }: Props) {
  const { t } = useLingui();
  const [shown, setShown] = useState<GuestsOf>('yes');
  const list = useInfiniteQuery(guestsQuery(organizationId, eventId, on, shown));
  const guests = list.data?.pages.flatMap(({ items }) => items);
  const { yes, waiting, maybe, no } = counts;
  return (
    <section className={classes.guests} aria-label={t`Ответы`}>
      <SegmentedControl
        fullWidth
        aria-label={t`Чьи ответы показать`}
        value={shown}
        onChange={setShown}
        data={[
          { value: 'yes', label: t`Пойдут ${yes}` },
          { value: 'waiting', label: t`Ждут ${waiting}` },
          { value: 'maybe', label: t`Возможно ${maybe}` },
          { value: 'no', label: t`Не пойдут ${no}` },
        ]}
      />
      {list.error && !guests && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!list.error && !guests && <ListSkeleton rows={2} height={52} />}
      {guests?.length === 0 && (
        <p className={classes.quiet}>
          <Trans>Здесь появятся люди, как только кто-нибудь так ответит.</Trans>
        </p>
      )}
      {guests && guests.length > 0 && (
        <ol className={classes.list} data-numbered={shown === 'waiting' || undefined}>
          {guests.map(({ memberId, name, present }) => (
            <li key={memberId}>
              <PersonAvatar name={name} size={34} />
              <span>{name}</span>
              {present && (
                <small>
                  <Trans>на месте</Trans>
                </small>
              )}
            </li>
          ))}
        </ol>
      )}
      <MoreButton list={list} />
    </section>
  );
}
