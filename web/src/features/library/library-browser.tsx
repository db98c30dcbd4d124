import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconBooks, IconFolderSymlink, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { OrganizationId, PersonId } from '#contract/ids';
import type { LibraryFile, LibraryItem } from '#contract/library';
import { useErrorText } from '#web/lib/error-text.ts';
import { Card } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { pickFiles } from '#web/ui/pick-files.ts';
import { SelectionBar } from '#web/ui/selection-bar.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { usePhone } from '#web/ui/use-phone.ts';
import { useSelection } from '#web/ui/use-selection.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { ClashDialog } from './clash-dialog.tsx';
import { endingOf } from './file-family.ts';
import { useFileWords } from './file-words.ts';
import { FolderContent } from './folder-content.tsx';
import { FoundFiles } from './found-files.tsx';
import classes from './library.module.css';
import { itemsQuery } from './library.ts';
import { type Asked, LibraryDialogs } from './library-dialogs.tsx';
import { LibraryHeadActs } from './library-head-acts.tsx';
import { LibraryToolbar } from './library-toolbar.tsx';
import { type LibraryView, orderOf, placeOf, sectionOf } from './library-view.ts';
import { PageDrop } from './page-drop.tsx';
import { SectionTabs } from './section-tabs.tsx';
import { stamped } from './stamped.ts';
import { useAddFiles } from './use-add-files.ts';
import { useItemMenu } from './use-item-menu.ts';
import { useMove } from './use-move.ts';
import { useRemove } from './use-remove.ts';

/** As many as one goes through by hand. */
const MOST_TICKED = 500;

interface Props {
  organizationId: OrganizationId;
  personId: PersonId | undefined;
  view: LibraryView;
  onView: (change: Partial<LibraryView>) => void;
  /** The page's own address, for links with another view. */
  path: string;
  deletedPath: string;
}

/** «Библиотека» of the cabinet: both sections, folders, uploads, and all that is done with files. */
export function LibraryBrowser({ organizationId, personId, view, onView, path, deletedPath }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const words = useFileWords();
  const phone = usePhone();
  const panel = useId();
  const section = sectionOf(view);
  const place = { section, folder: view.folder };
  const list = useInfiniteQuery(itemsQuery(organizationId, place, orderOf(view)));
  const [asked, setAsked] = useState<Asked | null>(null);
  const dragged = useRef<readonly LibraryItem[]>([]);
  const selection = useSelection(placeOf(view), MOST_TICKED);
  const { move } = useMove(organizationId);
  const removeItems = useRemove(organizationId);
  const uploads = useAddFiles(organizationId, personId, place);

  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const first = list.data?.pages[0];
  const ticked = items.filter(({ id }) => selection.keys.has(id));
  const linkTo = (change: Partial<LibraryView>) => ({ to: path, search: { ...view, ...change } });
  const folderPath = (folder: string) => linkTo({ folder, q: '' });
  const here = first?.path.at(-1)?.name ?? words.section(section);

  const remove = async (gone: readonly LibraryItem[]) => {
    await removeItems(gone);
    selection.clear();
  };
  const replace = async (file: LibraryFile) => {
    const [by] = await pickFiles();
    if (by) uploads.replace(file, by);
  };
  const dropInto = (folder: string) => {
    const moved = dragged.current.filter(({ id }) => id !== folder);
    dragged.current = [];
    if (moved.length === 0) return;
    move(moved, { section, folder }, place)
      .then(selection.clear)
      .catch((error: unknown) => toast.failed(explain(error)));
  };
  const choose = async (camera: boolean) => {
    const files = await pickFiles(camera ? { camera, accept: 'image/*' } : { multiple: true });
    if (files.length > 0) void uploads.add(files.map((file) => ({ file: camera ? shot(file) : file, handle: null })));
  };
  const menu = useItemMenu({ ask: setAsked, replace: (file) => void replace(file), remove: (gone) => void remove(gone) });
  const count = ticked.length;
  return (
    <>
      <PageHead
        title={t`Библиотека`}
        under={!phone && t`Файлы можно перетащить на страницу или вставить из буфера.`}
        {...(first?.can.add === false
          ? {}
          : {
              action: (
                <LibraryHeadActs
                  onChoose={(camera) => void choose(camera)}
                  onAsk={setAsked}
                  canCreate={first?.can.create ?? true}
                  deletedPath={deletedPath}
                />
              ),
            })}
      />
      <Card padded={false}>
        <SectionTabs tab={view.tab} panel={panel} pathOf={(tab) => linkTo({ tab, folder: '', q: '' })} />
        <div id={panel} role="tabpanel" aria-label={words.section(section)}>
          <LibraryToolbar view={view} onView={onView} />
          {view.q === '' ? (
            <>
              <div className={classes.place}>
                <Breadcrumbs top={t`Все файлы`} path={first?.path ?? []} pathOf={folderPath} onDropInto={dropInto} />
              </div>
              <FolderContent
                list={list}
                label={here}
                look={view.look}
                selection={selection}
                menu={menu}
                folderPath={folderPath}
                onRename={(item) => setAsked({ kind: 'rename', item })}
                onDelete={(gone) => void remove(gone)}
                onDrag={(items) => {
                  dragged.current = items;
                }}
                onDropInto={dropInto}
                top={folderPath('')}
                empty={<Empty section={section} inFolder={view.folder !== ''} onChoose={() => void choose(false)} />}
              />
            </>
          ) : (
            <FoundFiles organizationId={organizationId} section={section} query={view.q} folderPath={folderPath} menu={menu} />
          )}
        </div>
      </Card>
      {count > 0 && (
        <SelectionBar
          count={t`${plural(count, { one: 'Выбран #', few: 'Выбрано #', many: 'Выбрано #', other: 'Выбрано #' })}`}
          onClear={selection.clear}
        >
          <Button
            variant="default"
            leftSection={<IconFolderSymlink size={18} stroke={1.6} />}
            onClick={() => setAsked({ kind: 'move', items: ticked })}
          >
            <Trans>Переместить</Trans>
          </Button>
          <Button variant="light" color="rowan" leftSection={<IconTrash size={18} stroke={1.7} />} onClick={() => void remove(ticked)}>
            <Trans>Удалить</Trans>
          </Button>
        </SelectionBar>
      )}
      <PageDrop
        place={here}
        onFiles={uploads.add}
        onFolder={() => toast.failed(t`Папка целиком не загружается: откройте её и перетащите файлы`)}
      />
      {uploads.clash && <ClashDialog clash={uploads.clash} onSettle={uploads.settle} />}
      <LibraryDialogs
        organizationId={organizationId}
        place={place}
        asked={asked}
        onClose={() => setAsked(null)}
        onReplace={(file) => void replace(file)}
        onMoved={selection.clear}
      />
    </>
  );
}

/** A phone may call each shot «image.jpg»: the moment tells them apart. */
const shot = (file: File): File => stamped(file, endingOf(file.name) || 'jpg');

function Empty({ section, inFolder, onChoose }: { section: 'members' | 'internal'; inFolder: boolean; onChoose: () => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={IconBooks}
      title={inFolder ? t`В папке пусто` : t`Файлов ещё нет`}
      text={
        section === 'members'
          ? t`Документы и материалы отсюда участники открывают в приложении.`
          : t`Эти файлы видят только руководитель и администраторы.`
      }
      action={
        <Button variant="light" onClick={onChoose}>
          <Trans>Выбрать файлы</Trans>
        </Button>
      }
    />
  );
}
