import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, type CheckboxProps, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Document } from '#contract/accounts';
import { paths } from '#web/lib/paths.ts';
import { TextLink } from '#web/ui/links.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './auth-form.module.css';

export interface ConsentTicksProps {
  documents: UseQueryResult<{ items: readonly Document[] }>;
  propsOf: (document: Document) => CheckboxProps;
}

/** One tick a document; its name opens the text beside the form, so that nothing typed is lost. */
export function ConsentTicks({ documents, propsOf }: ConsentTicksProps) {
  const { t } = useLingui();
  if (documents.isError) return <ErrorState error={documents.error} onRetry={() => void documents.refetch()} />;
  return (
    <fieldset className={classes.consents}>
      <legend>
        <Trans>Я принимаю</Trans>
      </legend>
      {documents.isPending &&
        ['terms', 'privacy', 'personal_data'].map((kind) => (
          <div key={kind} className={classes.tick}>
            <Skeleton height={20} width="78%" />
          </div>
        ))}
      {documents.data?.items.map((document) => (
        <Checkbox
          key={document.id}
          className={classes.tick}
          {...propsOf(document)}
          label={
            <TextLink to={paths.site.document(document.kind)} target="_blank" inherit title={t`Откроется в новой вкладке`}>
              {document.title}
            </TextLink>
          }
        />
      ))}
    </fieldset>
  );
}
