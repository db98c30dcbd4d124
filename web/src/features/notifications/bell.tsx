import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Indicator } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { IconLink } from '#web/ui/links.tsx';
import { useUnread } from './unread.ts';

/** The bell: leads to the notifications; a red count while some wait. */
export function Bell({ to }: { to: string }) {
  const { t } = useLingui();
  const unread = useUnread();
  return (
    <Indicator label={unread > 99 ? '99+' : unread} disabled={unread === 0} color="rowan.6" size={18} offset={6} inline>
      <IconLink
        to={to}
        variant="subtle"
        color="gray"
        c="var(--ink)"
        size="lg"
        aria-label={
          unread === 0
            ? t`Уведомления`
            : t`Уведомления: ${plural(unread, { one: '# новое', few: '# новых', many: '# новых', other: '# новых' })}`
        }
      >
        <IconBell size={20} stroke={1.6} />
      </IconLink>
    </Indicator>
  );
}
