import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Application } from '#contract/members';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Card } from '#web/ui/card.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { When } from '#web/ui/when.tsx';
import classes from './application-card.module.css';
import { useDecision } from './applications.ts';
import { ReasonField } from './reason-field.tsx';

/** One «Заявка на доступ»: what was sent, what the register knows of it, and the decision. */
export function ApplicationCard({ application }: { application: Application }) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<'approve' | 'refuse' | null>(null);
  const obstacle = useObstacle(application);
  const { organizationName, fullName, cardNumber, phone, email, applicant } = application;
  return (
    <Card>
      <article className={classes.card} aria-label={organizationName}>
        <header className={classes.head}>
          <h2 className={classes.name}>{organizationName}</h2>
          <StateBadge application={application} />
        </header>
        <dl className={classes.facts}>
          <Fact label={t`Заявитель`}>{fullName}</Fact>
          <Fact label={t`Телефон`}>{showPhone(phone)}</Fact>
          {email !== '' && <Fact label={t`Email`}>{email}</Fact>}
          <Fact label={t`Номер карты`}>{cardNumber}</Fact>
          <Fact label={t`Карта выдана`}>{application.cardOrganization?.name ?? t`не выдавалась`}</Fact>
          <Fact label={t`Учётная запись`}>{applicant?.name ?? t`нет: заявитель ещё не зарегистрирован`}</Fact>
          <Fact label={t`Отправлена`}>
            <When instant={application.createdAt} />
          </Fact>
          {application.reason !== '' && <Fact label={t`Причина отказа`}>{application.reason}</Fact>}
        </dl>
        {application.state === 'pending' && (
          <footer className={classes.decision}>
            {obstacle !== null && <p className={classes.obstacle}>{obstacle}</p>}
            <Button variant="default" onClick={() => setAsked('refuse')}>
              <Trans>Отказать</Trans>
            </Button>
            <Button onClick={() => setAsked('approve')} disabled={obstacle !== null}>
              <Trans>Одобрить</Trans>
            </Button>
          </footer>
        )}
      </article>
      <ApproveDialog application={application} opened={asked === 'approve'} onClose={() => setAsked(null)} />
      <RefuseDialog application={application} opened={asked === 'refuse'} onClose={() => setAsked(null)} />
    </Card>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

function StateBadge({ application: { state, decidedAt, decidedByName } }: { application: Application }) {
  const { t } = useLingui();
  const format = useFormat();
  if (state === 'pending') return <Badge variant="light">{t`Ждёт решения`}</Badge>;
  const when = decidedAt === null ? '' : format.dayTime(decidedAt);
  return (
    <Badge variant="light" color={state === 'approved' ? 'pine' : 'rowan'} title={[decidedByName, when].filter(Boolean).join(', ')}>
      {state === 'approved' ? t`Одобрена` : t`Отказано`}
    </Badge>
  );
}

/** Why it cannot be approved as it stands; null when it can. */
function useObstacle({ card, applicant }: Application): string | null {
  const { t } = useLingui();
  if (card === 'unknown') return t`Карта с таким номером не выдавалась: выпустите карты организации или попросите проверить номер.`;
  if (card === 'bound') return t`Карта привязана к другому человеку.`;
  if (card === 'blocked') return t`Карта заблокирована.`;
  if (applicant === null) return t`Заявитель должен зарегистрироваться с этим телефоном.`;
  return null;
}

interface DialogProps {
  application: Application;
  opened: boolean;
  onClose: () => void;
}

function ApproveDialog({ application, opened, onClose }: DialogProps) {
  const { t } = useLingui();
  const { approve } = useDecision();
  const { fullName } = application;
  const organization = application.cardOrganization?.name ?? application.organizationName;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t`Одобрить заявку?`}
      confirm={t`Одобрить`}
      onConfirm={async () => {
        await approve.mutateAsync(application);
        toast.done(t`Заявка одобрена`);
      }}
    >
      <Trans>
        {fullName} станет руководителем организации {organization} и получит её кабинет.
      </Trans>
    </ConfirmDialog>
  );
}

function RefuseDialog({ application, opened, onClose }: DialogProps) {
  const { t } = useLingui();
  const { refuse } = useDecision();
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t`Отказать в доступе?`}
      confirm={t`Отказать`}
      danger
      ready={reason.trim() !== ''}
      onConfirm={async () => {
        await refuse.mutateAsync({ application, reason });
        toast.done(t`Заявителю отправлен отказ`);
      }}
    >
      <ReasonField description={t`Её прочитает заявитель.`} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
