import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { inMain } from './in-main.ts';

export interface MenuEntry {
  label: string;
  onSelect: () => void;
  icon?: ComponentType<{ size?: number; stroke?: number }>;
  danger?: boolean;
  /** Why it cannot be done now: the entry is shown disabled, with this under its name. */
  disabled?: string | false;
}

/** The three dots of a row or a card. `of` names whose menu it is, for those who hear the page. */
export function RowMenu({ entries, of }: { entries: readonly MenuEntry[]; of: string }) {
  const { t } = useLingui();
  if (entries.length === 0) return null;
  return (
    <Menu position="bottom-end" width={260} portalProps={inMain()}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" c="var(--ink)" size="lg" aria-label={t`Действия: ${of}`}>
          <IconDots size={20} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ label, onSelect, icon: Icon, danger, disabled }) => (
          <Menu.Item
            key={label}
            onClick={onSelect}
            disabled={Boolean(disabled)}
            leftSection={Icon ? <Icon size={18} stroke={1.7} /> : null}
            {...(danger ? { color: 'rowan' } : {})}
          >
            {label}
            {disabled && <small style={{ display: 'block' }}>{disabled}</small>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
