import { useSession } from '#web/features/accounts/session.ts';
import { useCurrentOrganization } from '#web/features/members/current-organization.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { fileAddress } from '#web/features/search/file-address.ts';
import type { PathOf } from '#web/features/search/search.ts';
import { SearchDialog } from '#web/features/search/search-dialog.tsx';
import { paths } from '#web/lib/paths.ts';
import { useMemberPlaces } from './search-places.ts';

/** The one search of the members' app: publications, events, tasks, folders, files, pages; people for those who have the cabinet. */
export default function MemberSearchDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const person = useSession();
  const { current } = useCurrentOrganization();
  const cabinet = useCabinets(true).find(({ organizationId }) => organizationId === current?.organizationId)?.organizationId ?? null;
  const places = useMemberPlaces(cabinet);
  if (!person || current === null) return null;

  const { organizationId } = current;
  const pathOf: PathOf = (hit) => {
    switch (hit.kind) {
      case 'member':
        return { href: paths.cabinet.member(organizationId, hit.id) };
      case 'post':
        return { href: paths.member.post(hit.id) };
      case 'event':
        return { href: paths.member.event(hit.id, hit.on) };
      case 'task':
        return { href: paths.member.task(hit.id) };
      case 'folder':
        // The app shows members their section; the other one is the cabinet's.
        return {
          href: hit.section === 'internal' ? paths.cabinet.folder(organizationId, hit.id, hit.section) : paths.member.folder(hit.id),
        };
      case 'file':
        return { href: fileAddress(organizationId, hit.id), newTab: true };
    }
  };
  const panel = { organizationId, personId: person.id, places, pathOf, onClose };
  return <SearchDialog opened={opened} {...panel} />;
}
