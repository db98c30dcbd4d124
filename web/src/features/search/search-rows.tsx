import { useEffect, useRef } from 'react';
import type { Row, RowGroup } from './rows.ts';
import classes from './search-rows.module.css';

interface Props {
  id: string;
  label: string;
  groups: readonly RowGroup[];
  /** The row that Enter opens. */
  activeId: string | null;
  onActive: (id: string) => void;
}

export const optionId = (listId: string, rowId: string): string => `${listId}-${rowId.replace(/[^\w-]/g, '-')}`;

/** What can be chosen, in groups; the focus stays in the field, which names the active row. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function SearchRows({ id, label, groups, activeId, onActive }: Props) {
  return (
    <div id={id} role="listbox" aria-label={label} className={classes.list}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={group.id} role="group" aria-label={group.label} className={classes.group}>
          <p className={classes.heading} aria-hidden="true">
            {group.label}
          </p>
          {group.rows.map((row) => (
            <Option key={row.id} id={optionId(id, row.id)} row={row} active={row.id === activeId} onActive={() => onActive(row.id)} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Option({ id, row, active, onActive }: { id: string; row: Row; active: boolean; onActive: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const { icon: Icon, title, text, facts, quiet = false, choose } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go through the field
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={classes.row}
      data-quiet={quiet || undefined}
      onClick={choose}
      onMouseMove={onActive}
      onMouseDown={(event) => event.preventDefault()}
    >
      <span className={classes.medal}>
        <Icon size={19} stroke={1.6} />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        {text && <span className={classes.text}>{text}</span>}
        {facts && <span className={classes.facts}>{facts}</span>}
      </span>
    </div>
  );
}
