import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { useSession } from '#web/features/accounts/session.ts';
import { LibraryBrowser } from '#web/features/library/library-browser.tsx';
import { paths } from '#web/lib/paths.ts';

const route = getRouteApi('/cabinet/$organizationId/library');

/** «Сервисы» / «Библиотека». */
export function LibraryPage() {
  const organizationId = route.useParams().organizationId as OrganizationId;
  const view = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <LibraryBrowser
      organizationId={organizationId}
      personId={useSession()?.id}
      view={view}
      onView={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: 'q' in change })}
      path={paths.cabinet.library(organizationId)}
      deletedPath={paths.cabinet.deletedItems(organizationId)}
    />
  );
}
