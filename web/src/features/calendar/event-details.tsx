import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { IconClock, IconFile, IconLink, IconMapPin, IconRepeat, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CalendarEvent } from '#contract/calendar';
import { parseRepeat } from '#contract/repeat';
import { useFormat } from '#web/lib/use-format.ts';
import { RichText } from '#web/ui/rich-text.tsx';
import classes from './event-details.module.css';
import { useEventTime } from './event-time.ts';
import { KindWord } from './kind-word.tsx';
import { repeatText } from './repeat-text.ts';
import { useZoneText } from './zone-text.ts';

/** All that is told of an event: when, where, how often, for whom, what about, with its files. */
export function EventDetails({ event }: { event: CalendarEvent }) {
  const { t } = useMacro();
  const { i18n } = useLingui();
  const format = useFormat();
  const when = useEventTime(event);
  const zone = useZoneText(event.timeZone);
  const repeat = event.repeat === null ? null : parseRepeat(event.repeat);
  const groups = event.audience?.map(({ name }) => name).join(', ');
  return (
    <div className={classes.details}>
      <KindWord kind={event.kind} />
      <ul className={classes.facts}>
        <Fact icon={<IconClock size={20} stroke={1.6} />}>
          <b className={classes.when}>{when}</b>
          <small>{zone}</small>
        </Fact>
        {repeat && (
          <Fact icon={<IconRepeat size={20} stroke={1.6} />}>
            {repeatText(repeat, event.on, i18n)}
            {event.changed && <small>{t`Это событие перенесено или изменено отдельно`}</small>}
          </Fact>
        )}
        {event.place && <Fact icon={<IconMapPin size={20} stroke={1.6} />}>{event.place}</Fact>}
        {event.link && (
          <Fact icon={<IconLink size={20} stroke={1.6} />}>
            <a href={event.link} target="_blank" rel="noopener noreferrer">
              {event.link.replace(/^https:\/\//, '')}
            </a>
          </Fact>
        )}
        <Fact icon={<IconUsers size={20} stroke={1.6} />}>
          <Answers event={event} />
        </Fact>
        {groups !== undefined && (
          <Fact icon={<IconUsersGroup size={20} stroke={1.6} />}>
            <Trans>Для групп: {groups}</Trans>
          </Fact>
        )}
      </ul>
      {event.description && <RichText doc={event.description} />}
      {event.attachments.length > 0 && (
        <ul className={classes.files} aria-label={t`Файлы`}>
          {event.attachments.map(({ id, name, size, url }) => (
            <li key={id}>
              <a href={url} target="_blank" rel="noopener" className={classes.file}>
                <IconFile size={20} stroke={1.6} aria-hidden="true" />
                <span>{name}</span>
                <small>{format.fileSize(size)}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className={classes.fact}>
      <span aria-hidden="true">{icon}</span>
      <div>{children}</div>
    </li>
  );
}

/** «Пойдут 12 из 40 · возможно 3 · в листе ожидания 2» */
function Answers({ event: { counts, capacity } }: { event: CalendarEvent }) {
  const { t } = useMacro();
  const { yes, maybe, waiting } = counts;
  const words = [
    capacity === null
      ? t`${plural(yes, { one: 'пойдёт # человек', few: 'пойдут # человека', many: 'пойдут # человек', other: 'пойдут # человека' })}`
      : t`занято мест: ${yes} из ${capacity}`,
    ...(maybe > 0 ? [t`возможно: ${maybe}`] : []),
    ...(waiting > 0 ? [t`в листе ожидания: ${waiting}`] : []),
  ];
  return <span className={classes.sentence}>{words.join(' · ')}</span>;
}
