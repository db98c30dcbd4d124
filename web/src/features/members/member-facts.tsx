import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { OrganizationId } from '#contract/ids';
import type { MemberCard } from '#contract/member-card';
import { paths } from '#web/lib/paths.ts';
import { Section } from '#web/ui/card.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './member-card.module.css';

/** What hangs on the record: cards, groups, consents. */
export function MemberFacts({ organizationId, card }: { organizationId: OrganizationId; card: MemberCard }) {
  const { cards, groups, consents, status } = card;
  const { t } = useLingui();
  return (
    <>
      <Section title={t`Карты`}>
        {cards.length === 0 ? (
          <p className={classes.quiet}>
            <Trans>Карта ещё не привязана.</Trans>
          </p>
        ) : (
          <ul className={classes.list}>
            {cards.map(({ number, state }) => (
              <li key={number}>
                <span className={classes.digits}>{number}</span>
                {state === 'blocked' && (
                  <Badge color="rowan" variant="light">
                    <Trans>Заблокирована</Trans>
                  </Badge>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t`Группы`}>
        {groups.length === 0 ? (
          <p className={classes.quiet}>
            <Trans>Не состоит в группах.</Trans>
          </p>
        ) : (
          <ul className={classes.list}>
            {groups.map(({ id, name }) => (
              <li key={id}>
                <TextLink to={paths.cabinet.members(organizationId)} search={{ group: id }}>
                  {name}
                </TextLink>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t`Согласия`}>
        {consents.length === 0 ? (
          <p className={classes.quiet}>
            {status === 'unregistered' ? <Trans>Появятся после регистрации.</Trans> : <Trans>Согласий нет.</Trans>}
          </p>
        ) : (
          <ul className={classes.list}>
            {consents.map(({ kind, version, title, givenAt, withdrawnAt }) => (
              <li key={`${kind} ${version}`}>
                <span>
                  {title}
                  <small>
                    <Trans>
                      редакция {version}, дано <When instant={givenAt} />
                    </Trans>
                    {withdrawnAt !== null && (
                      <>
                        ,{' '}
                        <Trans>
                          отозвано <When instant={withdrawnAt} />
                        </Trans>
                      </>
                    )}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
