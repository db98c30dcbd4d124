import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import type { Ref } from 'react';
import { IconLink } from '#web/ui/links.tsx';
import classes from './bell.module.css';
import { useUnread } from './unread.ts';

const look = { variant: 'subtle', color: 'gray', c: 'var(--ink)', size: 'lg' } as const;

/** The bell: leads to the notifications; a red count while some wait. */
export function Bell({ to }: { to: string }) {
  const { label, bell } = useBell();
  return (
    <IconLink to={to} {...look} aria-label={label}>
      {bell}
    </IconLink>
  );
}

/** The bell as a button, for `<BellPopup>`. */
export function BellButton({ ref, onClick, expanded }: { ref?: Ref<HTMLButtonElement>; onClick: () => void; expanded: boolean }) {
  const { label, bell } = useBell();
  return (
    <ActionIcon ref={ref ?? null} {...look} aria-label={label} aria-haspopup="dialog" aria-expanded={expanded} onClick={onClick}>
      {bell}
    </ActionIcon>
  );
}

function useBell() {
  const { t } = useLingui();
  const unread = useUnread();
  const label =
    unread === 0
      ? t`Уведомления`
      : unread > 99
        ? t`Уведомления: больше 99 новых`
        : t`Уведомления: ${plural(unread, { one: '# новое', few: '# новых', many: '# новых', other: '# новых' })}`;
  const bell = (
    <span className={classes.bell}>
      <IconBell size={20} stroke={1.6} />
      {unread > 0 && (
        <span className={classes.count} aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </span>
  );
  return { label, bell };
}
