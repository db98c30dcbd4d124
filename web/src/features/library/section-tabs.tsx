import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useFileWords } from './file-words.ts';
import classes from './library.module.css';

interface Props {
  tab: '' | 'internal';
  /** The address of a tab, at its top. */
  pathOf: (tab: '' | 'internal') => { to: string; search: Record<string, unknown> };
  /** Of the panel that shows the tab. */
  panel: string;
}

/** The two sections, each with an address of its own. */
export function SectionTabs({ tab, pathOf, panel }: Props) {
  const { t } = useLingui();
  const words = useFileWords();
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
    const other = tabs.find((one) => one !== event.target);
    other?.focus();
    other?.click();
  };
  return (
    <div className={classes.tabs} role="tablist" aria-label={t`Разделы библиотеки`} onKeyDown={keys} tabIndex={-1}>
      {(['', 'internal'] as const).map((one) => (
        <Link
          key={one}
          {...pathOf(one)}
          role="tab"
          className={classes.tab}
          aria-selected={one === tab}
          aria-controls={panel}
          tabIndex={one === tab ? 0 : -1}
        >
          {words.section(one === '' ? 'members' : 'internal')}
        </Link>
      ))}
    </div>
  );
}
