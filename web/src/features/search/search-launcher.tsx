import { useLingui } from '@lingui/react/macro';
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ComponentType, Suspense, useEffect, useState } from 'react';
import classes from './search-launcher.module.css';

interface Props {
  /** The dialog of this area, loaded apart from the page. */
  dialog: ComponentType<{ opened: boolean; onClose: () => void }>;
  /** `bar`: in a bar of tools, on a phone as a mere sign; `page`: a field across the page; `keys`: nothing to be seen, the keys alone. */
  look: 'bar' | 'page' | 'keys';
}

/** Opens the one search: something like a field to press, and Ctrl K from anywhere. */
export function SearchLauncher({ dialog: Dialog, look }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const [wanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  useEffect(() => onCtrlK(open));
  // Loaded once the page is quiet, so that the first letters after Ctrl K are not lost.
  useEffect(() => {
    const timer = setTimeout(() => setWanted(true), 2_000);
    return () => clearTimeout(timer);
  }, []);
  const keys = isApple() ? '⌘ K' : 'Ctrl K';
  const field = (
    <UnstyledButton className={classes.field ?? ''} data-look={look} onClick={open} aria-keyshortcuts="Control+K Meta+K">
      <IconSearch size={18} stroke={1.7} />
      <span className={classes.label}>{t`Найти`}</span>
      <span className={classes.keys} aria-hidden="true">
        {keys}
      </span>
    </UnstyledButton>
  );
  return (
    <>
      {look !== 'keys' && field}
      {look === 'bar' && (
        <ActionIcon variant="subtle" color="gray" size={48} className={classes.sign ?? ''} onClick={open} aria-label={t`Найти`}>
          <IconSearch size={22} stroke={1.6} />
        </ActionIcon>
      )}
      {wanted && (
        <Suspense>
          <Dialog opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}

const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** By the key's place too: on a Russian keyboard it types «л». Not over another dialog, nor where an editor takes the keys for itself. */
function onCtrlK(run: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    const pressed = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && (event.code === 'KeyK' || event.key === 'k');
    if (!pressed || event.defaultPrevented || document.querySelector('[role="dialog"]') !== null) return;
    event.preventDefault();
    run();
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}
