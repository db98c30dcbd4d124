import { useRouterState } from '@tanstack/react-router';
import { lazy } from 'react';
import { useCurrentOrganization } from '#web/features/members/current-organization.ts';
import { SearchLauncher } from '#web/features/search/search-launcher.tsx';
import { paths } from '#web/lib/paths.ts';

const Dialog = lazy(() => import('./member-search-dialog.tsx'));

/** The way to the search: a field on the pages that everything begins at, Ctrl K on the others. */
export function MemberSearch() {
  const { current } = useCurrentOrganization();
  const address = useRouterState({ select: ({ location }) => location.pathname });
  if (current === null) return null;
  const begins = address === paths.member.panel() || address === paths.member.communicator();
  return <SearchLauncher dialog={Dialog} look={begins ? 'page' : 'keys'} />;
}
