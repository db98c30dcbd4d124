import { useLingui } from '@lingui/react/macro';
import { IconArrowBackUp, IconEye, IconFileImport } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { ImportSummary } from '#contract/imports';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './import.module.css';
import { useImportTexts } from './import-text.ts';
import { importsQuery, useImportLive } from './imports.ts';
import { UndoDialog } from './undo-import-dialog.tsx';

/** The imports before, newest first, and the way back from those of the last day. */
export function ImportHistory({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const texts = useImportTexts();
  const navigate = useNavigate();
  const [undoing, setUndoing] = useState<ImportSummary | null>(null);
  useImportLive(organizationId);
  const list = useInfiniteQuery(importsQuery(organizationId));
  const nameOf = ({ fileName }: ImportSummary) => fileName || t`Имя файла удалено`;
  const pathOf = ({ id }: ImportSummary) => paths.cabinet.import(organizationId, id);
  return (
    <>
      <DataTable
        label={t`История импорта`}
        columns={[
          { id: 'file', header: t`Файл`, cell: (item) => <TextLink to={pathOf(item)}>{nameOf(item)}</TextLink> },
          { id: 'at', header: t`Когда`, cell: ({ createdAt }) => <When instant={createdAt} />, width: 160 },
          { id: 'by', header: t`Кто`, cell: ({ byName }) => byName, width: 180 },
          { id: 'state', header: t`Состояние`, cell: ({ state }) => texts.states[state], width: 170 },
          { id: 'counts', header: t`Строки`, cell: (item) => <Counts item={item} />, width: 240 },
        ]}
        toolbar={<h2 className={classes.heading}>{t`История импорта`}</h2>}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        rowName={nameOf}
        menu={(item) => [
          { label: t`Открыть`, icon: IconEye, onSelect: () => void navigate({ to: pathOf(item) }) },
          {
            label: t`Отменить импорт`,
            icon: IconArrowBackUp,
            onSelect: () => setUndoing(item),
            disabled: item.undoUntil === null && t`Отменить можно импортированное, в течение суток`,
          },
        ]}
        card={(item) => (
          <div className={classes.rowCard}>
            <TextLink to={pathOf(item)}>{nameOf(item)}</TextLink>
            <span>{texts.states[item.state]}</span>
            <span className={classes.quiet}>
              <When instant={item.createdAt} /> · {item.byName}
            </span>
            <Counts item={item} />
          </div>
        )}
        loading={list.isPending}
        skeletonRows={3}
        pager={list.hasNextPage ? <MoreButton list={list} /> : undefined}
        empty={
          list.error ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : (
            <EmptyState
              icon={IconFileImport}
              title={t`Импорта ещё не было`}
              text={t`Здесь останется, кто и когда загружал реестр и что изменилось.`}
            />
          )
        }
      />
      {undoing && <UndoDialog organizationId={organizationId} item={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}

/** Numbers of what was written, or of what went back. */
function Counts({ item: { state, counts } }: { item: ImportSummary }) {
  const { t } = useLingui();
  const format = useFormat();
  if (state !== 'applied' && state !== 'undone') return null;
  const [added, updated, skipped] = [counts.add, counts.update, counts.skip].map(format.number);
  return <span className={classes.quiet}>{t`добавлено ${added}, обновлено ${updated}, пропущено ${skipped}`}</span>;
}
