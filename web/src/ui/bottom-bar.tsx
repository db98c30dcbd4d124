import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import classes from './bottom-bar.module.css';

export interface BottomBarItem {
  to: string;
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** A dot that something waits there; its words for those who do not see it. */
  waiting?: string | undefined;
  /** Marked only on this very address, not on those below it. */
  exact?: boolean;
}

/** The tabs of an app within the thumb's reach. */
export function BottomBar({ items, label }: { items: readonly BottomBarItem[]; label: string }) {
  return (
    <nav className={classes.bar} aria-label={label}>
      {items.map(({ to, label, icon: Icon, waiting, exact = false }) => (
        <Link key={to} to={to} className={classes.tab} activeOptions={{ exact, includeSearch: false }}>
          <span className={classes.icon}>
            <Icon size={24} stroke={1.6} />
            {waiting && <span className={classes.dot} role="img" aria-label={waiting} />}
          </span>
          {label}
        </Link>
      ))}
    </nav>
  );
}
