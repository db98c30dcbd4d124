import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import classes from './link-list.module.css';

export interface LinkListItem {
  to: string;
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** A quiet line under the label. */
  under?: ReactNode;
}

/** Ways on from a page, a row each, as phones have them. */
export function LinkList({ items, label }: { items: readonly LinkListItem[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className={classes.list}>
        {items.map(({ to, label: name, icon: Icon, under }) => (
          <li key={to}>
            <Link to={to} className={classes.link ?? ''}>
              <span className={classes.medal}>
                <Icon size={22} stroke={1.6} />
              </span>
              <span className={classes.words}>
                {name}
                {under && <small>{under}</small>}
              </span>
              <IconChevronRight size={20} stroke={1.7} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
