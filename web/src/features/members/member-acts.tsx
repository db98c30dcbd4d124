import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import { IconCrown } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { MemberCard } from '#contract/member-card';
import { Section } from '#web/ui/card.tsx';
import type { MenuEntry } from '#web/ui/row-menu.tsx';
import { When } from '#web/ui/when.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { type MemberAct, MemberActDialog } from './member-act-dialog.tsx';
import classes from './member-card.module.css';
import { useMemberMenu } from './member-menu.ts';
import { roleLabels } from './role-label.ts';

/** The member's place in the organisation, and what may be done about it. */
export function MemberActs({ organizationId, card }: { organizationId: OrganizationId; card: MemberCard }) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<MemberAct | 'hand-over' | null>(null);
  const [, ...entries] = useMemberMenu(
    () => undefined,
    (act) => setAsked(act),
  )(card);
  const close = () => setAsked(null);
  const { status, exclusion, registeredAt } = card;
  const reason = exclusion?.reason ?? '';
  return (
    <Section title={t`Статус`}>
      <div className={classes.stack}>
        <div>
          <Badge variant="light" color={status === 'excluded' ? 'rowan' : card.role === 'member' ? 'gray' : 'pine'} size="lg">
            {status === 'excluded' ? t`Исключен` : status === 'unregistered' ? t`Не зарегистрирован` : t(roleLabels[card.role])}
          </Badge>
        </div>
        {exclusion && (
          <p className={classes.quiet}>
            <When instant={exclusion.at} />, {exclusion.byName}
            <br />
            <Trans>Причина: {reason}</Trans>
          </p>
        )}
        {registeredAt !== null && (
          <p className={classes.quiet}>
            <Trans>
              Регистрация: <When instant={registeredAt} />
            </Trans>
          </p>
        )}
        {entries.map((entry) => (
          <Act key={entry.label} entry={entry} />
        ))}
        {status === 'active' && card.role !== 'head' && (
          <Act
            entry={{
              label: t`Передать руководство`,
              icon: IconCrown,
              onSelect: () => setAsked('hand-over'),
              disabled: !card.can.handOver && t`Доступно руководителю`,
            }}
          />
        )}
      </div>
      {asked === 'hand-over' && <HandOverDialog organizationId={organizationId} member={card} onClose={close} />}
      {asked !== null && asked !== 'hand-over' && (
        <MemberActDialog organizationId={organizationId} act={asked} member={card} onClose={close} />
      )}
    </Section>
  );
}

/** An act as a button; what cannot be done now says why. */
function Act({ entry: { label, icon: Icon, onSelect, danger, disabled } }: { entry: MenuEntry }) {
  return (
    <div>
      <Button
        variant="default"
        fullWidth
        justify="flex-start"
        leftSection={Icon && <Icon size={18} stroke={1.7} />}
        onClick={onSelect}
        disabled={Boolean(disabled)}
        {...(danger && !disabled ? { c: 'var(--hot)' } : {})}
      >
        {label}
      </Button>
      {disabled && <p className={classes.reason}>{disabled}</p>}
    </div>
  );
}
