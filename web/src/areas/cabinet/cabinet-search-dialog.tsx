import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { useSession } from '#web/features/accounts/session.ts';
import { fileAddress } from '#web/features/search/file-address.ts';
import type { PathOf } from '#web/features/search/search.ts';
import { SearchDialog } from '#web/features/search/search-dialog.tsx';
import { paths } from '#web/lib/paths.ts';
import { useCabinetPlaces } from './search-places.ts';

const route = getRouteApi('/cabinet/$organizationId');

/** The one search of the cabinet: people, publications, events, tasks, folders, files, pages. */
export default function CabinetSearchDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const organizationId = route.useParams().organizationId as OrganizationId;
  const person = useSession();
  const places = useCabinetPlaces(organizationId);
  const pathOf: PathOf = (hit) => {
    switch (hit.kind) {
      case 'member':
        return { href: paths.cabinet.member(organizationId, hit.id) };
      case 'post':
        return { href: paths.cabinet.post(organizationId, hit.id) };
      case 'event':
        return { href: paths.cabinet.event(organizationId, hit.id, hit.on) };
      case 'task':
        return { href: paths.cabinet.task(organizationId, hit.id) };
      case 'folder':
        return { href: paths.cabinet.folder(organizationId, hit.id, hit.section) };
      case 'file':
        return { href: fileAddress(organizationId, hit.id), newTab: true };
    }
  };
  if (!person) return null;
  const panel = { organizationId, personId: person.id, places, pathOf, onClose };
  return <SearchDialog opened={opened} {...panel} />;
}
