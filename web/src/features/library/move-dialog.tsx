import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFolder, IconLock, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, useState } from 'react';
import type { FolderId, OrganizationId } from '#contract/ids';
import type { LibraryItem, LibrarySection } from '#contract/library';
import { useErrorText } from '#web/lib/error-text.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { SearchField } from '#web/ui/search-field.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { chosenOf } from './chosen.ts';
import classes from './dialogs.module.css';
import { branchesOf, type FolderRow } from './folder-tree.ts';
import { foldersQuery, type Place } from './library.ts';
import { useMove } from './use-move.ts';

interface Props {
  organizationId: OrganizationId;
  items: readonly LibraryItem[];
  /** Where they lie now. */
  from: Place;
  onClose: () => void;
  onDone?: () => void;
}

/** «Переместить»: a place among the folders of both sections. */
export function MoveDialog(props: Props) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(foldersQuery(props.organizationId));
  const [first] = props.items;
  const name = first?.name ?? '';
  const title = props.items.length === 1 ? t`Переместить «${name}»` : t`Переместить выбранное`;
  return (
    <Sheet opened onClose={props.onClose} title={title} size="lg">
      {data ? (
        <MoveForm {...props} rows={data.items} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <FormSkeleton fields={3} />
      )}
    </Sheet>
  );
}

/** With more folders than that one looks for a name. */
const SEARCHED = 12;

function MoveForm({ organizationId, items, from, onClose, onDone, rows }: Props & { rows: readonly FolderRow[] }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { move, moving } = useMove(organizationId);
  const [to, setTo] = useState(keyOf(from));
  const [wanted, setWanted] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const { folders } = chosenOf(items);
  const submit = async () => {
    setFailure(null);
    try {
      await move(items, placeOf(to), from);
      onDone?.();
      onClose();
    } catch (error) {
      setFailure(explain(error));
    }
  };
  return (
    <div className={classes.form}>
      {rows.length > SEARCHED && <SearchField label={t`Найти папку`} placeholder={t`Найти папку`} value={wanted} onSearch={setWanted} />}
      <div className={classes.tree} role="radiogroup" aria-label={t`Куда переместить`}>
        <Branches section="members" title={t`Для участников организации`} {...{ rows, folders, wanted, to }} onChoose={setTo} />
        <Branches section="internal" title={t`Для внутреннего использования`} {...{ rows, folders, wanted, to }} onChoose={setTo} />
      </div>
      <FormFailure text={failure} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose} disabled={moving}>
          <Trans>Отмена</Trans>
        </Button>
        <Button onClick={() => void submit()} loading={moving} disabled={to === keyOf(from)}>
          <Trans>Переместить</Trans>
        </Button>
      </div>
    </div>
  );
}

interface BranchesProps {
  section: LibrarySection;
  title: string;
  rows: readonly FolderRow[];
  /** These move themselves. */
  folders: readonly FolderId[];
  wanted: string;
  to: string;
  onChoose: (to: string) => void;
}

function Branches({ section, title, rows, folders, wanted, to, onChoose }: BranchesProps) {
  const text = wanted.trim().toLocaleLowerCase();
  const branches = branchesOf(rows, section, folders).filter(({ name }) => name.toLocaleLowerCase().includes(text));
  const Icon = section === 'members' ? IconUsers : IconLock;
  const own = keyOf({ section, folder: '' });
  return (
    <>
      <label className={`${classes.branch} ${classes.root}`} style={{ '--depth': 0 } as CSSProperties}>
        <input type="radio" name="place" checked={to === own} onChange={() => onChoose(own)} />
        <Icon size={19} stroke={1.6} aria-hidden="true" />
        {title}
      </label>
      {branches.map(({ id, name, depth }) => {
        const key = keyOf({ section, folder: id });
        return (
          <label key={id} className={classes.branch} style={{ '--depth': text === '' ? depth + 1 : 1 } as CSSProperties}>
            <input type="radio" name="place" checked={to === key} onChange={() => onChoose(key)} />
            <IconFolder size={19} stroke={1.6} aria-hidden="true" />
            {name}
          </label>
        );
      })}
    </>
  );
}

const keyOf = ({ section, folder }: Place) => `${section}/${folder}`;
const placeOf = (key: string): Place => {
  const [section, folder = ''] = key.split('/');
  return { section: section === 'internal' ? 'internal' : 'members', folder };
};
