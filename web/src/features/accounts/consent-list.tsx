import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { Consent } from '#contract/accounts';
import { paths } from '#web/lib/paths.ts';
import { Card } from '#web/ui/card.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { When } from '#web/ui/when.tsx';
import classes from './consent-list.module.css';
import { documentsQuery } from './documents.ts';
import { consentsQuery, useConsentActs } from './own-consents.ts';

type OwnConsent = z.output<typeof Consent>;

/** Consents in their versions; a newer text can be accepted, a consent can be withdrawn. */
export function ConsentList() {
  const { t } = useLingui();
  const consents = useQuery(consentsQuery);
  const documents = useQuery(documentsQuery);
  const acts = useConsentActs();
  const [asked, setAsked] = useState<OwnConsent | null>(null);
  const error = consents.error ?? documents.error;
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([consents.refetch(), documents.refetch()])} />;
  if (!consents.data || !documents.data) return <CardSkeleton height={360} />;
  const inForce = new Set(consents.data.items.filter((consent) => consent.inForce).map(({ document }) => document.id));
  const open = documents.data.items.filter(({ id }) => !inForce.has(id));
  return (
    <div className={classes.stack}>
      {open.map((document) => (
        <Card key={document.id}>
          <Words kind={document.kind} title={document.title} version={document.version} />
          <p className={classes.quiet}>
            <Trans>Эта редакция вами не принята.</Trans>
          </p>
          <Button
            variant="light"
            loading={acts.give.isPending && acts.give.variables === document.id}
            onClick={() => acts.give.mutate(document.id)}
            fullWidth
          >
            <Trans>Принять</Trans>
          </Button>
        </Card>
      ))}
      {consents.data.items.map((consent) => (
        <Card key={`${consent.document.id} ${consent.givenAt}`}>
          <Words kind={consent.document.kind} title={consent.document.title} version={consent.document.version} />
          <p className={classes.quiet}>
            <Trans>
              Принято: <When instant={consent.givenAt} />
            </Trans>
          </p>
          {consent.withdrawnAt ? (
            <Badge color="rowan" variant="light">
              <Trans>
                Отозвано: <When instant={consent.withdrawnAt} />
              </Trans>
            </Badge>
          ) : (
            consent.inForce && (
              <Button variant="default" onClick={() => setAsked(consent)} fullWidth>
                <Trans>Отозвать</Trans>
              </Button>
            )
          )}
        </Card>
      ))}
      {asked && (
        <ConfirmDialog
          opened
          onClose={() => setAsked(null)}
          title={t`Отозвать согласие?`}
          confirm={t`Отозвать`}
          danger
          onConfirm={async () => {
            await acts.withdraw.mutateAsync(asked.document.id);
            toast.done(t`Согласие отозвано`);
          }}
        >
          <Trans>Отзыв будет записан с датой. Учётная запись останется; принять документ снова можно здесь же.</Trans>
        </ConfirmDialog>
      )}
    </div>
  );
}

function Words({ kind, title, version }: { kind: OwnConsent['document']['kind']; title: string; version: number }) {
  return (
    <>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.quiet}>
        <Trans>Редакция {version}</Trans> ·{' '}
        <TextLink to={paths.site.document(kind)}>
          <Trans>Прочитать</Trans>
        </TextLink>
      </p>
    </>
  );
}
