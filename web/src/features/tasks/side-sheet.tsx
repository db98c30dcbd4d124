import { useLingui } from '@lingui/react/macro';
import { Drawer, type MantineTransition } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { usePhone } from '#web/ui/use-phone.ts';
import classes from './side-sheet.module.css';
import { PartLevel } from './task-part.tsx';
import { AskedOver } from './task-question.tsx';

interface Props {
  title: string;
  /** Once it has gone from the screen. */
  onClosed: () => void;
  /** Gives its way of closing to what stands in it. */
  children: (close: () => void) => ReactNode;
}

// The kit's own ends with a transform, which would make the sheet the frame of what is fixed in it: a carried item would fly beside the hand.
const slideFrom = (transform: string): MantineTransition => ({
  in: { opacity: 1, transform: 'none' },
  out: { opacity: 0, transform },
  transitionProperty: 'transform, opacity',
});
const FROM_BELOW = slideFrom('translateY(100%)');
const FROM_THE_SIDE = slideFrom('translateX(100%)');

/** A sheet over the board, from the side; on a phone from below, as high as the screen. Its address opens it, its end leaves the address. */
export function SideSheet({ title, onClosed, children }: Props) {
  const { t } = useLingui();
  const phone = usePhone();
  const [opened, setOpened] = useState(true);
  const [asked, setAsked] = useState(false);
  const close = () => setOpened(false);
  return (
    <Drawer
      opened={opened}
      onClose={close}
      closeOnEscape={!asked}
      title={title}
      position={phone ? 'bottom' : 'right'}
      size={phone ? '94dvh' : 860}
      padding={phone ? 'md' : 'lg'}
      closeButtonProps={{ 'aria-label': t`Закрыть` }}
      transitionProps={{ transition: phone ? FROM_BELOW : FROM_THE_SIDE, duration: 170, onExited: onClosed }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      // A dialog's <header> would be a second banner of the page.
      attributes={{ header: { role: 'none' } }}
      classNames={{ content: classes.sheet ?? '', title: classes.title ?? '', body: classes.body ?? '' }}
    >
      <AskedOver value={setAsked}>
        <PartLevel value={3}>{children(close)}</PartLevel>
      </AskedOver>
    </Drawer>
  );
}
