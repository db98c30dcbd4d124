import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ImportId, OrganizationId } from '#contract/ids';
import { ImportWizard } from '#web/features/members/import-wizard.tsx';
import { importQuery, useImportLive } from '#web/features/members/imports.ts';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { Card } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';

const route = getRouteApi('/cabinet/$organizationId/members/import/$importId');

/** One import from its columns to its end; the address survives a reload and can be sent to a colleague. */
export function ImportPage() {
  const { t } = useLingui();
  const params = route.useParams();
  const organizationId = params.organizationId as OrganizationId;
  const importId = params.importId as ImportId;
  useImportLive(organizationId);
  const { data, error, refetch } = useQuery(importQuery(organizationId, importId));
  return (
    <>
      <PageHead
        title={t`Импорт`}
        over={
          <BackLink to={paths.cabinet.imports(organizationId)}>
            <Trans>Все импорты</Trans>
          </BackLink>
        }
        under={data?.fileName}
      />
      {data ? (
        <ImportWizard organizationId={organizationId} item={data} />
      ) : error ? (
        <Card>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </Card>
      ) : (
        <CardSkeleton height={320} />
      )}
    </>
  );
}
