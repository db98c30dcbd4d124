import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, CloseButton, Loader, TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue, useNetwork } from '@mantine/hooks';
import { IconArrowLeft, IconSearch, IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { SearchKind } from '#contract/search';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { kindLabels } from './kinds.ts';
import type { Place } from './places.ts';
import { useRecentPlaces } from './recent-places.ts';
import { rowAt, stepTo } from './rows.ts';
import { type PathOf, SHORTEST, searchQuery, type Target } from './search.ts';
import classes from './search-panel.module.css';
import { optionId, SearchRows } from './search-rows.tsx';
import { useSearchRows } from './use-search-rows.tsx';

export interface SearchPanelProps {
  organizationId: OrganizationId;
  personId: string;
  /** Pages and acts of this area, the most used first. */
  places: readonly Place[];
  pathOf: PathOf;
  onClose: () => void;
}

/** A pause between keys. */
const PAUSE_MS = 150;

/** The search itself: a field, and what it finds. */
export function SearchPanel({ organizationId, personId, places, pathOf, onClose }: SearchPanelProps) {
  const { t } = useLingui();
  const router = useRouter();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<SearchKind | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { recent, remember } = useRecentPlaces(personId, places);
  const text = typed.trim();
  const [asked] = useDebouncedValue(text, PAUSE_MS);
  const enough = [...text].length >= SHORTEST;
  const { online } = useNetwork();
  const { data, error, isFetching, refetch } = useQuery({
    ...searchQuery(organizationId, asked, kind),
    enabled: enough && [...asked].length >= SHORTEST && online,
  });
  const found = enough ? data : undefined;
  const searching = enough && online && (isFetching || asked !== text);

  const open = ({ href, newTab = false }: Target, place?: Place) => {
    if (place) remember(place.id);
    onClose();
    if (newTab) window.open(href, '_blank', 'noopener');
    else void router.navigate({ href });
  };
  const type = (next: string) => {
    setTyped(next);
    setChosen(null);
    setKind(null);
  };
  const groups = useSearchRows({ text, found, kind }, { places, recent, pathOf, open, widen: setKind });
  const { rows, index } = rowAt(groups, chosen);
  const active = rows[index];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    // What the server found for older words is no answer to these; pages are found at once.
    if (event.key === 'Enter' && (!searching || active?.instant)) active?.choose();
    const next = rows[stepTo(event.key, index, rows.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    setChosen(next.id);
  };
  const count = rows.length;

  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        {kind !== null && (
          <ActionIcon variant="subtle" color="gray" size={44} aria-label={t`Ко всему найденному`} onClick={() => setKind(null)}>
            <IconArrowLeft size={20} stroke={1.7} />
          </ActionIcon>
        )}
        <TextInput
          className={classes.field ?? ''}
          variant="unstyled"
          size="md"
          data-autofocus
          role="combobox"
          aria-label={t`Поиск по организации`}
          aria-expanded={count > 0}
          aria-controls={count > 0 ? listId : undefined}
          aria-activedescendant={active ? optionId(listId, active.id) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          enterKeyHint="go"
          placeholder={kind === null ? t`Что найти?` : t(kindLabels[kind])}
          maxLength={200}
          leftSection={searching ? <Loader size={18} /> : <IconSearch size={20} stroke={1.7} />}
          rightSection={typed !== '' && <CloseButton aria-label={t`Очистить поиск`} onClick={() => type('')} />}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button variant="subtle" color="gray" className={classes.cancel ?? ''} onClick={onClose}>
          <Trans>Закрыть</Trans>
        </Button>
      </div>
      <div className={classes.found} data-stale={(searching && data !== undefined) || undefined}>
        {count > 0 && <SearchRows id={listId} label={t`Найденное`} groups={groups} activeId={active?.id ?? null} onActive={setChosen} />}
        <Outcome
          error={enough && !isFetching ? error : null}
          missing={found?.missing ?? []}
          nothing={count === 0 && found !== undefined && !searching}
          offline={enough && !online}
          waiting={searching && data === undefined}
          onRetry={() => void refetch()}
        />
        {kind !== null && found?.groups[0]?.more === true && (
          <p className={classes.note}>
            <Trans>Показаны первые. Добавьте слово, чтобы найти точнее.</Trans>
          </p>
        )}
      </div>
      <VisuallyHidden role="status">
        {found &&
          !searching &&
          t`${plural(count, { one: 'Найдена # строка', few: 'Найдено # строки', many: 'Найдено # строк', other: 'Найдено # строки' })}`}
      </VisuallyHidden>
    </div>
  );
}

interface OutcomeProps {
  error: unknown;
  missing: readonly SearchKind[];
  nothing: boolean;
  offline: boolean;
  waiting: boolean;
  onRetry: () => void;
}

/** What there is to say besides what was found. */
function Outcome({ error, missing, nothing, offline, waiting, onRetry }: OutcomeProps) {
  const { t } = useLingui();
  if (offline) {
    return (
      <p className={classes.note}>
        <Trans>Нет сети: сейчас находятся только разделы.</Trans>
      </p>
    );
  }
  if (waiting) return <ListSkeleton rows={4} height={56} />;
  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  if (missing.length > 0) {
    const kinds = missing.map((kind) => t(kindLabels[kind]).toLowerCase()).join(', ');
    return (
      <p className={classes.note} role="alert">
        <Trans>Показано не всё, не ответили вовремя: {kinds}.</Trans>{' '}
        <Button variant="subtle" size="compact-sm" onClick={onRetry}>
          <Trans>Повторить</Trans>
        </Button>
      </p>
    );
  }
  if (!nothing) return null;
  return (
    <EmptyState icon={IconSearchOff} title={t`Ничего не нашлось`} text={t`Проверьте, нет ли опечатки, или попробуйте другие слова.`} />
  );
}
