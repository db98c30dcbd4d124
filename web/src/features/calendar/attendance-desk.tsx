import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Switch, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { EventId, MemberId, OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Card, Section } from '#web/ui/card.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import classes from './attendance.module.css';
import { useAttendance } from './attendance.ts';
import { beep } from './beep.ts';
import { attendanceQuery, eventQuery } from './calendar.ts';
import { cardIn } from './card-in.ts';
import { CardScanner } from './card-scanner.tsx';
import { DoorSearch } from './door-search.tsx';

interface Props {
  organizationId: OrganizationId;
  eventId: EventId;
  on: string;
}
interface Result {
  good: boolean;
  text: string;
  under?: string;
  /** Takes the mark back. */
  back?: () => void;
}

/** At the door: a card's number by camera, by a hand scanner or by hand, or a name; who it is in large letters, and who has come. */
export function AttendanceDesk({ organizationId, eventId, on }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { data: event } = useQuery(eventQuery(organizationId, eventId, on));
  const { mark, markMember, unmark } = useAttendance(organizationId, eventId, on);
  const [result, setResult] = useState<Result | null>(null);
  const [typed, setTyped] = useState('');
  const [loud, setLoud] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const show = (now: Result) => {
    setResult(now);
    if (loud) beep(now.good);
  };
  /** Cards are marked side by side, each with its own result; tells whether this one was accepted. */
  const take = async (text: string): Promise<boolean> => {
    const number = cardIn(text);
    if (number === null) {
      show({ good: false, text: t`В номере карты 18 или 19 цифр` });
      return false;
    }
    return told(mark.mutateAsync(number));
  };
  const told = (marked: ReturnType<typeof mark.mutateAsync>): Promise<boolean> =>
    marked.then(
      ({ attendee: { memberId, name, answer }, already }) => {
        const under = answer === 'no' ? { under: t`Отвечал: «Не пойду»` } : {};
        const back = already ? {} : { back: () => takeBack(memberId, name) };
        show({ good: true, text: already ? t`${name} — уже отмечен` : t`${name} — отмечен`, ...under, ...back });
        return true;
      },
      (error) => {
        show({ good: false, text: explain(error) });
        return false;
      },
    );
  const takeBack = (memberId: MemberId, name: string) =>
    unmark.mutateAsync(memberId).then(
      () => setResult({ good: false, text: t`${name} — отметка убрана` }),
      (error) => toast.failed(explain(error)),
    );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // Selected at once, for a hand scanner types the next card over it without waiting; a refused number stays to be mended.
    field.current?.focus();
    field.current?.select();
    if (await take(typed)) setTyped((now) => (now === typed ? '' : now));
  };
  const present = event?.present ?? 0;
  const awaited = event?.counts.yes ?? 0;
  return (
    <div className={classes.desk}>
      <div className={classes.left}>
        <Card>
          <form onSubmit={(event) => void submit(event)} className={classes.form}>
            <TextInput
              ref={field}
              label={t`Номер карты`}
              description={t`С экрана участника или с самой карты; подойдёт и ручной сканер.`}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              classNames={{ root: classes.number ?? '' }}
            />
            <Button type="submit" disabled={typed.trim() === ''}>
              <Trans>Отметить</Trans>
            </Button>
          </form>
          <CardScanner onCard={(number) => void take(number)} />
          <Switch mt="md" label={t`Звук`} checked={loud} onChange={({ currentTarget }) => setLoud(currentTarget.checked)} />
        </Card>
        <div role="status" aria-live="assertive">
          {result && (
            <div className={classes.result} data-good={result.good || undefined}>
              {result.good ? <IconCircleCheck size={48} stroke={1.5} /> : <IconCircleX size={48} stroke={1.5} />}
              <div>
                <p className={classes.name}>{result.text}</p>
                {result.under && <p className={classes.under}>{result.under}</p>}
              </div>
              {result.back && (
                <Button className={classes.back ?? ''} variant="default" onClick={result.back} loading={unmark.isPending}>
                  <Trans>Отменить</Trans>
                </Button>
              )}
            </div>
          )}
        </div>
        <Section title={t`Без карты`}>
          <DoorSearch
            organizationId={organizationId}
            eventId={eventId}
            on={on}
            onMark={(memberId) => void told(markMember.mutateAsync(memberId))}
            marking={markMember.isPending ? markMember.variables : null}
          />
        </Section>
      </div>
      <Section
        title={t`На месте`}
        aside={
          <span className={classes.count}>
            {t`${plural(present, { one: '# человек', few: '# человека', many: '# человек', other: '# человека' })}`}
            {awaited > 0 && <small>{t`ответили «Пойду»: ${awaited}`}</small>}
          </span>
        }
      >
        <Present organizationId={organizationId} eventId={eventId} on={on} />
      </Section>
    </div>
  );
}

/** Who has come, the last first; a mark made by mistake is taken back. */
function Present({ organizationId, eventId, on }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const explain = useErrorText();
  const list = useInfiniteQuery(attendanceQuery(organizationId, eventId, on));
  const { markMember, unmark } = useAttendance(organizationId, eventId, on);
  const people = list.data?.pages.flatMap(({ items }) => items);
  if (list.error && !people) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!people) return <ListSkeleton rows={4} height={52} />;
  if (people.length === 0) {
    return (
      <p className={classes.quiet}>
        <Trans>Пока никого. Отметьте первого: поднесите код карты к камере, введите номер или найдите по имени.</Trans>
      </p>
    );
  }
  const failed = (error: unknown) => toast.failed(explain(error));
  const take = (memberId: MemberId, name: string) => {
    const back = () => markMember.mutateAsync(memberId).then(() => toast.done(t`${name} — снова отмечен`), failed);
    unmark.mutateAsync(memberId).then(() => toast.done(t`${name} — отметка убрана`, { label: t`Вернуть`, run: () => void back() }), failed);
  };
  return (
    <>
      <ul className={classes.list}>
        {people.map(({ memberId, name, at }) => (
          <li key={memberId}>
            <span>{name}</span>
            <small>{format.time(at)}</small>
            <ActionIcon variant="subtle" color="gray" aria-label={t`Убрать отметку: ${name}`} onClick={() => take(memberId, name)}>
              <IconTrash size={18} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}
