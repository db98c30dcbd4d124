import { Trans, useLingui } from '@lingui/react/macro';
import { IconCake } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import classes from './greetings.module.css';
import { ownGreetingQuery } from './greetings.ts';

/** The organisation's greeting, on the birthday itself; nothing on other days. */
export function OwnGreeting({ organizationId, organizationName }: { organizationId: OrganizationId; organizationName: string }) {
  const { t } = useLingui();
  const { data } = useQuery(ownGreetingQuery(organizationId));
  if (!data?.greeting) return null;
  return (
    <section className={classes.own} aria-label={t`Поздравление с днём рождения`}>
      <span className={classes.cake}>
        <IconCake size={26} stroke={1.6} aria-hidden="true" />
      </span>
      <div>
        <p className={classes.wish}>{data.greeting.text}</p>
        <p className={classes.quiet}>
          <Trans>От организации: {organizationName}</Trans>
        </p>
      </div>
    </section>
  );
}
