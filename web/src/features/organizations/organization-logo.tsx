import type { Organization } from '#contract/organizations';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';

/** The logo, or the initials of the name where there is none yet. */
export function OrganizationLogo({
  organization: { name, logo },
  size = 64,
}: {
  organization: Pick<Organization, 'name' | 'logo'>;
  size?: number;
}) {
  return <PersonAvatar name={name} src={logo?.previews[0]?.url ?? null} size={size} radius={size / 3.5} color="pine" variant="filled" />;
}
