import { useLingui } from '@lingui/react/macro';
import { Drawer, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { usePhone } from '#web/ui/use-phone.ts';
import classes from './sheet.module.css';

/** Focus is kept inside and given back on closing. */
export function SheetDialog({ opened, onClose, title, children, size = 'md', closable = true }: SheetProps) {
  const { t } = useLingui();
  const phone = usePhone();
  // Mantine notes where the focus was when it sees the dialog go from closed to opened.
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(opened), [opened]);
  const shared = {
    opened: shown,
    onClose,
    title,
    closeButtonProps: { 'aria-label': t`Закрыть` },
    withCloseButton: closable,
    closeOnEscape: closable,
    closeOnClickOutside: closable,
    transitionProps: { duration: 170 },
    overlayProps: { backgroundOpacity: 0.45 },
    // A dialog's <header> would be a second banner of the page.
    attributes: { header: { role: 'none' } },
  };
  if (phone) {
    return (
      <Drawer
        {...shared}
        position="bottom"
        size="auto"
        classNames={{ content: classes.sheet, header: classes.grip, title: classes.title, body: classes.body }}
      >
        {children}
      </Drawer>
    );
  }
  return (
    <Modal {...shared} centered size={size} radius="lg" padding="lg" classNames={{ content: classes.dialog, title: classes.title }}>
      {children}
    </Modal>
  );
}

export interface SheetProps {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  /** False while something runs that must not be left. */
  closable?: boolean;
}
