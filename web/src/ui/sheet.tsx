import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { SheetDialog as Dialog, SheetProps } from './sheet-dialog.tsx';
import { toast } from './toast.ts';

const load = () => import('./sheet-dialog.tsx');
/** What has come once is there for every sheet, without a wait. */
let known: typeof Dialog | null = null;

/**
 * A dialog on a desktop, a sheet from below on a phone. What draws it comes after the page, which is shown sooner without it, and before it is
 * asked for, so that it opens without a network too; where it has not come it is asked for again, and the page stays as it is.
 */
export function Sheet(props: SheetProps) {
  const { t } = useLingui();
  const { opened, onClose } = props;
  const [SheetDialog, setDialog] = useState(() => known);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what closes it is another function each time
  useEffect(() => {
    if (SheetDialog !== null) return;
    load().then(
      (loaded) => {
        known = loaded.SheetDialog;
        setDialog(() => known);
      },
      () => {
        if (!opened) return;
        toast.failed(t`Окно не загрузилось. Проверьте интернет и повторите`);
        onClose();
      },
    );
  }, [SheetDialog, opened]);
  return SheetDialog && <SheetDialog {...props} />;
}
