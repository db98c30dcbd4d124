import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import classes from './lightbox.module.css';
import { type Picture, sourcesOf } from './picture.ts';

/** Pictures full-screen: swipe, arrows, Home and End, Esc. The browser's own dialog keeps the focus inside and gives it back. */
export function Lightbox({ pictures, start, onClose }: { pictures: readonly Picture[]; start: number; onClose: () => void }) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(start);
  const total = pictures.length;
  const place = current + 1;

  useEffect(() => {
    dialog.current?.showModal();
    strip.current?.scrollTo({ left: start * strip.current.clientWidth, behavior: 'instant' });
  }, [start]);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(total - 1, to));
    strip.current?.scrollTo({ left: next * strip.current.clientWidth, behavior: 'auto' });
  };
  const keys = (event: KeyboardEvent) => {
    const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: total - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };

  return (
    <dialog ref={dialog} className={classes.dialog} aria-label={t`Просмотр изображений`} onClose={onClose} onKeyDown={keys}>
      <div
        ref={strip}
        // Scrollable by keys also where arrows are taken by the system.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable (axe scrollable-region-focusable)
        tabIndex={0}
        className={classes.strip}
        onScroll={({ currentTarget }) => setCurrent(Math.round(currentTarget.scrollLeft / currentTarget.clientWidth))}
      >
        {pictures.map((picture) => (
          <div key={picture.id} className={classes.slide}>
            <img
              src={picture.url}
              srcSet={sourcesOf(picture)}
              sizes="100vw"
              alt={picture.name}
              loading="lazy"
              {...(picture.width && picture.height ? { width: picture.width, height: picture.height } : {})}
            />
          </div>
        ))}
      </div>
      <div className={classes.top}>
        <span className={classes.count} aria-live="polite">
          {total > 1 && t`${place} из ${total}`}
        </span>
        <DarkButton label={t`Закрыть`} icon={IconX} onClick={() => dialog.current?.close()} />
      </div>
      {total > 1 && (
        <div className={classes.arrows}>
          <DarkButton label={t`Предыдущее`} icon={IconChevronLeft} onClick={() => go(current - 1)} disabled={current === 0} />
          <DarkButton label={t`Следующее`} icon={IconChevronRight} onClick={() => go(current + 1)} disabled={current === total - 1} />
        </div>
      )}
    </dialog>
  );
}

function DarkButton({ label, icon: Icon, ...rest }: { label: string; icon: typeof IconX; onClick: () => void; disabled?: boolean }) {
  return (
    <ActionIcon size={48} radius="xl" variant="transparent" className={classes.button ?? ''} aria-label={label} {...rest}>
      <Icon size={26} stroke={1.7} />
    </ActionIcon>
  );
}
