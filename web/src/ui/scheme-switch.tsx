import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu, SegmentedControl, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';

function useScheme() {
  const { t } = useLingui();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  return {
    label: dark ? t`Светлая тема` : t`Тёмная тема`,
    icon: dark ? <IconSun size={20} stroke={1.6} /> : <IconMoon size={20} stroke={1.6} />,
    change: () => setColorScheme(dark ? 'light' : 'dark'),
  };
}

/** The moon in the top bar: light ⇄ dark. */
export function SchemeButton() {
  const { label, icon, change } = useScheme();
  return (
    <ActionIcon variant="subtle" color="gray" c="var(--ink)" size="lg" aria-label={label} onClick={change}>
      {icon}
    </ActionIcon>
  );
}

/** The same as an entry of a menu, where the top bar has no room. */
export function SchemeItem() {
  const { label, icon, change } = useScheme();
  return (
    <Menu.Item leftSection={icon} onClick={change}>
      {label}
    </Menu.Item>
  );
}

/** The choice of three on a settings page. */
export function SchemeChoice() {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth
      aria-label={t`Оформление`}
      value={colorScheme}
      onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
      data={[
        { value: 'light', label: t`Светлая` },
        { value: 'dark', label: t`Тёмная` },
        { value: 'auto', label: t`Как в системе` },
      ]}
    />
  );
}
