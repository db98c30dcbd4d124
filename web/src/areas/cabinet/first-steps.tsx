import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { eventsQuery } from '#web/features/calendar/calendar.ts';
import { postsQuery } from '#web/features/feed/posts.ts';
import { greetingSettingsQuery } from '#web/features/greetings/greetings.ts';
import { firstStepsQuery, useFirstStepsLive, useHideFirstSteps } from '#web/features/members/first-steps.ts';
import { memberStatsQuery } from '#web/features/members/members.ts';
import { organizationQuery } from '#web/features/organizations/organization.ts';
import { useErrorText } from '#web/lib/error-text.ts';
import { paths } from '#web/lib/paths.ts';
import { Section } from '#web/ui/card.tsx';
import { toast } from '#web/ui/toast.ts';
import classes from './first-steps.module.css';

/** An organisation that has been here longer knows its way. */
const NEW_DAYS = 90;

interface Step {
  readonly label: string;
  readonly to: string;
  readonly hash?: string;
  readonly done: boolean;
}

/** What a new organisation does first, ticked by what is really there; gone when all is done, or when this person has put it away. */
export function FirstSteps({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { data } = useQuery(firstStepsQuery(organizationId));
  const hide = useHideFirstSteps(organizationId);
  useFirstStepsLive(organizationId);
  // Until it is known they wait: what comes and goes again is worse than what comes late.
  const away = data?.away ?? true;
  const steps = useSteps(organizationId, !away);
  if (away || steps === null || steps.every(({ done }) => done)) return null;
  const left = steps.filter(({ done }) => !done).length;
  return (
    <Section
      title={t`Первые шаги`}
      aside={
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => hide.mutate(undefined, { onError: (error) => toast.failed(explain(error)) })}
        >
          <Trans>Скрыть</Trans>
        </Button>
      }
    >
      <p
        className={classes.quiet}
      >{t`${plural(left, { one: 'Остался # шаг', few: 'Осталось # шага', many: 'Осталось # шагов', other: 'Осталось # шага' })}`}</p>
      <ol className={classes.steps}>
        {steps.map(({ label, to, hash, done }) => (
          <li key={label} data-done={done || undefined}>
            {done ? <IconCircleCheckFilled size={22} aria-hidden="true" /> : <IconCircle size={22} stroke={1.6} aria-hidden="true" />}
            {done ? (
              <span>
                {label} <span className={classes.done}>{t`готово`}</span>
              </span>
            ) : (
              <Link to={to} {...(hash === undefined ? {} : { hash })}>
                {label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The steps; null until it is known how far they are, and of an organisation that is not new. */
function useSteps(organizationId: OrganizationId, enabled: boolean): readonly Step[] | null {
  const { t } = useLingui();
  const { data: organization } = useQuery({ ...organizationQuery(organizationId), enabled });
  const fresh = organization !== undefined && Date.now() - Date.parse(organization.joinedAt) < NEW_DAYS * 86_400_000;
  const asked = { enabled: enabled && fresh };
  const { data: stats } = useQuery({ ...memberStatsQuery(organizationId), ...asked });
  const { data: posts } = useInfiniteQuery({ ...postsQuery(organizationId), ...asked });
  const { data: coming } = useInfiniteQuery({ ...eventsQuery(organizationId, { when: 'coming' }), ...asked });
  const { data: past } = useInfiniteQuery({ ...eventsQuery(organizationId, { when: 'past' }), ...asked });
  const { data: greeting } = useQuery({ ...greetingSettingsQuery(organizationId), ...asked });
  if (!fresh || !stats || !posts || !coming || !past || !greeting) return null;
  const any = (list: { pages: readonly { items: readonly unknown[] }[] }) => (list.pages[0]?.items.length ?? 0) > 0;
  return [
    {
      label: t`Добавить логотип и рассказать об организации`,
      to: paths.cabinet.settings(organizationId),
      done: organization.logo !== null,
    },
    {
      label: t`Пригласить людей или загрузить список`,
      to: paths.cabinet.invite(organizationId),
      done: stats.members + stats.unregistered > 1,
    },
    { label: t`Написать первую публикацию`, to: paths.cabinet.newPost(organizationId), done: any(posts) },
    { label: t`Назначить первое событие`, to: paths.cabinet.calendar(organizationId), done: any(coming) || any(past) },
    {
      label: t`Решить, как поздравлять с днём рождения`,
      to: paths.cabinet.profile(organizationId),
      hash: 'greeting',
      done: greeting.version > 0,
    },
  ];
}
