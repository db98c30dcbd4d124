import { createContext, use, useEffect } from 'react';
import { ConfirmDialog, type ConfirmProps } from '#web/ui/confirm-dialog.tsx';

/** Tells the sheet around a task whether something is asked over it. */
export const AskedOver = createContext<(asked: boolean) => void>(() => undefined);

/** Asks before a part of a task goes for good; mounted while it asks. Escape is its alone: the sheet under it stays. */
export function TaskQuestion(props: Omit<ConfirmProps, 'opened' | 'danger'>) {
  const tell = use(AskedOver);
  useEffect(() => {
    tell(true);
    return () => tell(false);
  }, [tell]);
  return <ConfirmDialog {...props} opened danger />;
}
