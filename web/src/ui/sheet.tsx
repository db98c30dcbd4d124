import { lazy, Suspense, useEffect, useState } from 'react';
import type { SheetProps } from './sheet-dialog.tsx';

const load = () => import('./sheet-dialog.tsx');
const SheetDialog = lazy(load);

/**
 * A dialog on a desktop, a sheet from below on a phone. What draws it comes after the page, which is shown sooner without it; and before it is
 * asked for, so that it opens without a network too.
 */
export function Sheet(props: SheetProps) {
  const { opened } = props;
  const [wanted, setWanted] = useState(opened);
  if (opened && !wanted) setWanted(true);
  useEffect(() => {
    // Where it does not come now it is asked for again when the sheet is opened.
    load().catch(() => undefined);
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <SheetDialog {...props} />
    </Suspense>
  );
}
