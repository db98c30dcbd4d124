import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { CalendarEvent, EventAnswer } from '#contract/calendar';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from '#web/ui/toast.ts';
import classes from './answer-buttons.module.css';
import { answerState } from './answer-state.ts';
import { useAnswer } from './own-answer.ts';

/** «Пойду», «Не пойду», «Возможно»; the chosen one again takes the answer back. Over the capacity a yes gets its place in the queue. Nothing for whom it is not. */
export function AnswerButtons({ event }: { event: CalendarEvent }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const answer = useAnswer(event);
  const mine = event.mine?.answer ?? null;
  const { waitingPlace } = event;
  const words: Record<EventAnswer, string> = { yes: t`Пойду`, no: t`Не пойду`, maybe: t`Возможно` };
  const give = (given: EventAnswer) => answer.mutate(given === mine ? null : given, { onError: (error) => toast.failed(explain(error)) });
  const full = event.capacity !== null && event.counts.yes >= event.capacity && mine !== 'yes';
  const state = answerState(event, Date.now());
  if (state === 'none') return null;
  return (
    <div className={classes.answer}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend, the question is the page's own */}
      <div role="group" aria-label={t`Вы пойдёте?`} className={classes.buttons}>
        {(['yes', 'no', 'maybe'] as const).map((one) => (
          <Button
            key={one}
            variant={mine === one ? 'filled' : 'default'}
            aria-pressed={mine === one}
            leftSection={mine === one ? <IconCheck size={18} stroke={2} /> : undefined}
            loading={answer.isPending && answer.variables === one}
            disabled={state !== 'open' || answer.isPending}
            onClick={() => give(one)}
          >
            {words[one]}
          </Button>
        ))}
      </div>
      <p role="status" className={classes.note} data-waiting={event.mine?.waiting || undefined}>
        {event.mine?.waiting && waitingPlace !== null && (
          <Trans>Вы {waitingPlace}-й в листе ожидания. Освободится место, и мы сразу скажем.</Trans>
        )}
        {state === 'open' && full && !event.mine?.waiting && <Trans>Мест нет: ответ «Пойду» поставит вас в лист ожидания.</Trans>}
        {state === 'over' && <Trans>Событие прошло, ответы больше не принимаются.</Trans>}
      </p>
    </div>
  );
}
