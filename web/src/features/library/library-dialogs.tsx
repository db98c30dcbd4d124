import type { OrganizationId } from '#contract/ids';
import type { LibraryFile, LibraryItem } from '#contract/library';
import { AccessDialog } from './access-dialog.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import { type Place, placeOfItem } from './library.ts';
import { MoveDialog } from './move-dialog.tsx';
import { NewFolderDialog, RenameDialog } from './name-dialog.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

/** What the person asked to do, each with a dialog of its own. */
export type Asked =
  | { readonly kind: 'folder' }
  | { readonly kind: 'rename'; readonly item: LibraryItem }
  | { readonly kind: 'move'; readonly items: readonly LibraryItem[] }
  | { readonly kind: 'access' | 'versions' | 'details'; readonly file: LibraryFile };

interface Props {
  organizationId: OrganizationId;
  place: Place;
  asked: Asked | null;
  onClose: () => void;
  onReplace: (file: LibraryFile) => void;
  onMoved: () => void;
}

export function LibraryDialogs({ organizationId, place, asked, onClose, onReplace, onMoved }: Props) {
  switch (asked?.kind) {
    case 'folder':
      return <NewFolderDialog organizationId={organizationId} place={place} onClose={onClose} />;
    case 'rename':
      return <RenameDialog item={asked.item} onClose={onClose} />;
    case 'move':
      return (
        <MoveDialog
          organizationId={organizationId}
          items={asked.items}
          from={placeOfItem(asked.items[0]) ?? place}
          onClose={onClose}
          onDone={onMoved}
        />
      );
    case 'access':
      return <AccessDialog file={asked.file} onClose={onClose} />;
    case 'versions':
      return <VersionsDialog file={asked.file} onClose={onClose} onReplace={() => onReplace(asked.file)} />;
    case 'details':
      return <DetailsDialog file={asked.file} onClose={onClose} />;
    default:
      return null;
  }
}
