import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Progress } from '@mantine/core';
import { useResizeObserver } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { OrganizationId, PersonId } from '#contract/ids';
import { useFormat } from '#web/lib/use-format.ts';
import { pickFiles } from '#web/ui/pick-files.ts';
import { toast } from '#web/ui/toast.ts';
import { libraryKey } from './library.ts';
import { transfers, useTransfers } from './tab-transfers.ts';
import { isOpen, type Totals, type Transfer, totalsOf } from './transfer.ts';
import classes from './transfer-dock.module.css';
import { TransferRow } from './transfer-row.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';

/** Long enough to see that all went well. */
const SHOWN_AFTER = 8_000;

/** What is on its way to the library, wherever in the cabinet one is; nothing while nothing is. */
export function TransferDock({ organizationId, personId }: { organizationId: OrganizationId; personId: PersonId | undefined }) {
  const items = useTransfers(organizationId, personId);
  const queryClient = useQueryClient();
  const totals = totalsOf(items);
  const open = items.some(isOpen);
  useEffect(() => {
    if (totals.done > 0) void queryClient.invalidateQueries({ queryKey: libraryKey(organizationId) });
  }, [queryClient, organizationId, totals.done]);
  const settled = items.length > 0 && !open && totals.failed === 0 && !items.some(({ plan }) => plan.folderGone);
  useEffect(() => {
    if (!settled) return;
    const timer = setTimeout(() => void transfers.tidy(), SHOWN_AFTER);
    return () => clearTimeout(timer);
  }, [settled]);
  return items.length === 0 ? null : <Dock items={items} totals={totals} open={open} />;
}

function Dock({ items, totals, open }: { items: readonly Transfer[]; totals: Totals; open: boolean }) {
  const { t } = useLingui();
  const [folded, setFolded] = useState(false);
  const [box, { height }] = useResizeObserver<HTMLElement>();
  useEffect(() => {
    // Toasts stand above it, and the bar of ticked ones beside it.
    const { style } = document.documentElement;
    style.setProperty('--dock', `${Math.ceil(height) + 28}px`);
    style.setProperty('--dock-room', '410px');
    return () => {
      style.removeProperty('--dock');
      style.removeProperty('--dock-room');
    };
  }, [height]);
  const chooseAgain = async () => {
    const files = await pickFiles({ multiple: true });
    if (files.length > 0 && (await transfers.provide(files)) === 0) toast.failed(t`Это другие файлы: нужны те же, что загружались`);
  };
  return (
    <section ref={box} className={classes.dock} aria-label={t`Загрузка файлов`}>
      <Head items={items} totals={totals} open={open} folded={folded} onFold={() => setFolded(!folded)} />
      {!folded && (
        <ul className={classes.rows} aria-label={t`Загружаемые файлы`}>
          {items.map((item) => (
            <TransferRow key={item.id} item={item} onChooseAgain={() => void chooseAgain()} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface HeadProps {
  items: readonly Transfer[];
  totals: Totals;
  open: boolean;
  folded: boolean;
  onFold: () => void;
}

function Head({ items, totals: { count, done, sent, size, failed }, open, folded, onFold }: HeadProps) {
  const { t } = useLingui();
  const format = useFormat();
  const going = items.some(({ state }) => ['waiting', 'sending', 'lost'].includes(state));
  const paused = items.some(({ state }) => state === 'paused');
  const left = useSecondsLeft(sent, size, going);
  const share = size === 0 ? 1 : sent / size;
  const [shownSent, shownSize, percent] = [format.fileSize(sent), format.fileSize(size), format.percent(share)];
  const [seconds, minutes] = [left ?? 0, Math.ceil((left ?? 0) / 60)];
  const rest = seconds < 90 ? t`осталось ${seconds} с` : t`осталось ${minutes} мин`;
  const title = open
    ? t`Загружено ${done} из ${count}`
    : failed > 0
      ? t`Не загружено: ${failed}`
      : t`${plural(count, { one: 'Загружен # файл', few: 'Загружены # файла', many: 'Загружено # файлов', other: 'Загружено # файла' })}`;
  return (
    <div className={classes.head}>
      <div className={classes.title}>
        <p role="status">{title}</p>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={folded ? t`Развернуть` : t`Свернуть`}
          aria-expanded={!folded}
          onClick={onFold}
        >
          {folded ? <IconChevronUp size={20} stroke={1.7} /> : <IconChevronDown size={20} stroke={1.7} />}
        </ActionIcon>
        {!open && (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Закрыть`} onClick={() => void transfers.tidy()}>
            <IconX size={20} stroke={1.7} />
          </ActionIcon>
        )}
      </div>
      {open && (
        <>
          <Progress value={share * 100} size={6} aria-label={t`Загрузка всех файлов`} />
          <div className={classes.under}>
            <span className={classes.quiet}>
              {t`${shownSent} из ${shownSize}`} · {percent}
              {left !== null && ` · ${rest}`}
            </span>
            {going ? (
              <Button variant="subtle" size="compact-sm" onClick={() => void transfers.pauseAll()}>
                <Trans>Приостановить все</Trans>
              </Button>
            ) : (
              paused && (
                <Button variant="subtle" size="compact-sm" onClick={() => void transfers.resumeAll()}>
                  <Trans>Продолжить все</Trans>
                </Button>
              )
            )}
          </div>
        </>
      )}
    </div>
  );
}
