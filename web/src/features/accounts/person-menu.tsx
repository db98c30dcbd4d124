import { Trans } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconBell, IconBuilding, IconChevronDown, IconLogout, IconSettings, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Person } from '#contract/accounts';
import { useErrorText } from '#web/lib/error-text.ts';
import { paths } from '#web/lib/paths.ts';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { toast } from '#web/ui/toast.ts';
import { shortName } from './names.ts';
import classes from './person-menu.module.css';
import { useSignOut } from './sign-out.ts';

export interface PersonMenuProps {
  person: Person;
  /** A line under the name: the role. */
  under?: string;
  /** Where «Кабинет организации» leads; left out for those who have none. */
  cabinet?: string | undefined;
}

/** The person's name with a menu, in every header. */
export function PersonMenu({ person, under, cabinet }: PersonMenuProps) {
  const explain = useErrorText();
  const signOut = useSignOut();
  const name = shortName(person);
  const leave = () => signOut.mutate(undefined, { onError: (error) => toast.failed(explain(error)) });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.target}>
          <PersonAvatar name={name} color="pine" size={36} />
          <span className={classes.words}>
            <b>{name}</b>
            {under && <span>{under}</span>}
          </span>
          <IconChevronDown className={classes.arrow} size={16} stroke={1.8} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={paths.member.notifications()} leftSection={<IconBell size={18} stroke={1.6} />}>
          <Trans>Уведомления</Trans>
        </Menu.Item>
        <Menu.Item component={Link} to={paths.member.profile()} leftSection={<IconUser size={18} stroke={1.6} />}>
          <Trans>Профиль</Trans>
        </Menu.Item>
        {cabinet && (
          <Menu.Item component={Link} to={cabinet} leftSection={<IconBuilding size={18} stroke={1.6} />}>
            <Trans>Кабинет организации</Trans>
          </Menu.Item>
        )}
        {person.operator && (
          <Menu.Item component={Link} to={paths.operator.applications()} leftSection={<IconSettings size={18} stroke={1.6} />}>
            <Trans>Консоль оператора</Trans>
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item onClick={leave} leftSection={<IconLogout size={18} stroke={1.6} />}>
          <Trans>Выйти</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
