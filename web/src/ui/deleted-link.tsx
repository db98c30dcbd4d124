import { useLingui } from '@lingui/react/macro';
import { IconTrash } from '@tabler/icons-react';
import { IconLink } from './links.tsx';

/** Beside a page's main action: the way to «Удалённые». */
export function DeletedLink({ to }: { to: string }) {
  const { t } = useLingui();
  return (
    <IconLink to={to} variant="default" radius="xl" size={36} aria-label={t`Удалённые`} title={t`Удалённые`}>
      <IconTrash size={18} stroke={1.6} aria-hidden="true" />
    </IconLink>
  );
}
