import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import { FilterChips } from '#web/ui/filter-chips.tsx';
import { SearchField } from '#web/ui/search-field.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { FilterFields } from './filter-fields.tsx';
import { useFilterWords, withoutFilter } from './filter-words.ts';
import { groupsQuery } from './groups.ts';
import classes from './members-toolbar.module.css';
import { type FilterName, type MembersView, NO_FILTERS } from './members-view.ts';

interface Props {
  organizationId: OrganizationId;
  view: MembersView;
  onView: (change: Partial<MembersView>) => void;
  /** What the search is called. */
  label: string;
  withFilters: boolean;
  /** Filters that the page has no use for. */
  without: readonly FilterName[];
  /** «Найдено 1 234», once it is known. */
  found: ReactNode;
  children?: ReactNode;
}

/** Above the table: the search, the filters (a panel, on a phone a sheet), and what is chosen of them. */
export function MembersToolbar({ organizationId, view, onView, label, withFilters, without, found, children }: Props) {
  const { t } = useLingui();
  const phone = usePhone();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const { data: groups } = useQuery({ ...groupsQuery(organizationId), enabled: open });
  const chips = useFilterWords(organizationId)(view);
  const filtered = chips.length > 0 || view.q !== '';
  const reset = () => onView({ ...NO_FILTERS, q: '' });
  const fields = <FilterFields filters={view} onChange={onView} groups={groups?.items ?? []} without={without} />;
  return (
    <>
      <SearchField
        label={label}
        placeholder={t`Имя, телефон, номер карты или email`}
        value={view.q}
        onSearch={(q) => onView({ q })}
        className={classes.search ?? ''}
        slash
      />
      {withFilters && (
        <Button
          variant="default"
          leftSection={<IconFilter size={18} stroke={1.6} />}
          rightSection={chips.length > 0 && <Badge circle>{chips.length}</Badge>}
          aria-expanded={open}
          {...(phone ? {} : { 'aria-controls': panel })}
          onClick={() => setOpen(!open)}
        >
          <Trans>Фильтры</Trans>
        </Button>
      )}
      {children}
      {!phone && (
        <section id={panel} aria-label={t`Фильтры`} className={classes.panel} hidden={!open}>
          {open && fields}
        </section>
      )}
      {filtered && <FilterChips chips={chips} onRemove={(key) => onView(withoutFilter(key))} onReset={reset} count={found} />}
      <Sheet opened={phone && open} onClose={() => setOpen(false)} title={t`Фильтры`}>
        {fields}
        <div className={classes.foot}>
          <Button variant="default" onClick={reset} disabled={!filtered}>
            <Trans>Сбросить</Trans>
          </Button>
          <Button onClick={() => setOpen(false)}>
            <Trans>Показать</Trans>
          </Button>
        </div>
      </Sheet>
    </>
  );
}
