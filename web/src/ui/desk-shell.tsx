import { useLingui } from '@lingui/react/macro';
import { Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useRouterState } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useEffect } from 'react';
import classes from './desk-shell.module.css';
import { Logo } from './logo.tsx';

export interface DeskEntry {
  to: string;
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Marked only on this very address. */
  exact?: boolean;
  badge?: ReactNode;
  children?: readonly { to: string; label: string; badge?: ReactNode }[];
}

export interface DeskShellProps {
  home: string;
  /** The strong object above the menu: the organisation's plate. */
  plate: ReactNode;
  /** What a phone shows instead of the plate. */
  name: string;
  entries: readonly DeskEntry[];
  /** At the foot of the menu: settings. */
  lowerEntries?: readonly DeskEntry[];
  /** At the right of the top bar. */
  tools: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

/** The frame of a desk: menu at the left, top bar, page. On a phone the menu comes from the side. */
export function DeskShell({ home, plate, name, entries, lowerEntries = [], tools, footer, children }: DeskShellProps) {
  const { t } = useLingui();
  const [opened, { toggle, close }] = useDisclosure(false);
  const address = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is the reason
  useEffect(close, [address]);

  const menu = (
    <>
      <Link to={home} className={classes.home} aria-label="ПрофПлюс">
        <Logo size={30} />
      </Link>
      {plate}
      <nav className={classes.nav} aria-label={t`Разделы`}>
        {entries.map((entry) => (
          <Entry key={entry.to} {...entry} />
        ))}
        {lowerEntries.length > 0 && (
          <div className={classes.lower}>
            {lowerEntries.map((entry) => (
              <Entry key={entry.to} {...entry} />
            ))}
          </div>
        )}
      </nav>
    </>
  );

  return (
    <div className={classes.shell}>
      <aside className={classes.side}>{menu}</aside>
      <Drawer
        opened={opened}
        onClose={close}
        size={300}
        withCloseButton={false}
        classNames={{ body: classes.drawer ?? '', content: classes.drawerContent ?? '' }}
        transitionProps={{ duration: 170 }}
        attributes={{ content: { 'aria-label': t`Меню` } }}
      >
        {menu}
      </Drawer>
      <div className={classes.column}>
        <header className={classes.top}>
          <Burger className={classes.burger ?? ''} opened={opened} onClick={toggle} size="sm" aria-label={t`Меню`} />
          <span className={classes.name}>{name}</span>
          <div className={classes.tools}>{tools}</div>
        </header>
        <main id="main" tabIndex={-1} className={classes.main}>
          {children}
        </main>
        {footer && <div className={classes.footer}>{footer}</div>}
      </div>
    </div>
  );
}

function Entry({ to, label, icon: Icon, exact = false, badge, children = [] }: DeskEntry) {
  return (
    <>
      <Link
        to={to}
        className={classes.entry}
        activeOptions={{ exact, includeSearch: false }}
        data-parent={children.length > 0 || undefined}
      >
        <Icon size={19} stroke={1.6} />
        <span className={classes.label}>{label}</span>
        {badge}
      </Link>
      {children.map((child) => (
        <Link key={child.to} to={child.to} className={classes.child} activeOptions={{ exact: true, includeSearch: false }}>
          <span className={classes.label}>{child.label}</span>
          {child.badge}
        </Link>
      ))}
    </>
  );
}
