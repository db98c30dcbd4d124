import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EventId, MemberId, OrganizationId } from '#contract/ids';
import { showPhone } from '#web/lib/phone.ts';
import { SearchField } from '#web/ui/search-field.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './attendance.module.css';
import { doorQuery } from './calendar.ts';

interface Props {
  organizationId: OrganizationId;
  eventId: EventId;
  on: string;
  onMark: (memberId: MemberId) => void;
  /** Whose mark is on its way. */
  marking: MemberId | null;
}

/** Who has come without a card: those awaited, and anybody by name or phone. */
export function DoorSearch({ organizationId, eventId, on, onMark, marking }: Props) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const asked = search.trim();
  const { data, error, refetch, isPlaceholderData } = useQuery(doorQuery(organizationId, eventId, on, asked));
  return (
    <div className={classes.door}>
      <SearchField label={t`Имя или телефон`} placeholder={t`Имя или телефон`} value={search} onSearch={setSearch} autoComplete="off" />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ListSkeleton rows={3} height={52} />}
      {data && (
        <div aria-busy={isPlaceholderData}>
          <p className={classes.quiet} role="status">
            {data.items.length === 0 &&
              (asked === ''
                ? t`Найдите человека: хватит начала фамилии или цифр телефона.`
                : t`Никого не нашлось: в списках организации такого человека нет.`)}
            {data.items.length > 0 && asked === '' && t`Ответили «Пойду», но ещё не отмечены:`}
          </p>
          <ul className={classes.list} aria-label={t`Кого отметить`}>
            {data.items.map(({ memberId, name, phone, registered, present }) => (
              <li key={memberId}>
                <span>
                  {name}
                  <small className={classes.fact}>
                    {[phone && showPhone(phone), !registered && t`не зарегистрирован`].filter(Boolean).join(' · ')}
                  </small>
                </span>
                {present ? (
                  <small className={classes.there}>
                    <IconCheck size={18} stroke={1.8} aria-hidden="true" />
                    <Trans>отмечен</Trans>
                  </small>
                ) : (
                  <Button variant="light" onClick={() => onMark(memberId)} loading={marking === memberId} aria-label={t`Отметить: ${name}`}>
                    <Trans>Отметить</Trans>
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {data.more && (
            <p className={classes.quiet}>
              <Trans>Показаны не все: допишите имя.</Trans>
            </p>
          )}
        </div>
      )}
    </div>
  );
}
