import { Trans, useLingui } from '@lingui/react/macro';
import { Progress } from '@mantine/core';
import type { Export } from '#contract/exports';
import { useFormat } from '#web/lib/use-format.ts';

/** How far an export is, in words and, while it runs, as a bar. */
export function ExportProgress({ item: { state, done, total, expiresAt, can } }: { item: Export }) {
  const { t } = useLingui();
  const format = useFormat();
  const written = format.number(done);
  const all = format.number(total ?? 0);
  if (state === 'failed')
    return can.repeat ? <Trans>Не получилось: повторите экспорт</Trans> : <Trans>Не получилось: начните экспорт заново</Trans>;
  if (state === 'removed') return <Trans>Файл удалён: прошли сутки</Trans>;
  if (state === 'ready' && expiresAt !== null) {
    const until = `${format.day(expiresAt)}, ${format.time(expiresAt)}`;
    return (
      <time dateTime={expiresAt}>
        <Trans>Готов, можно скачать до {until}</Trans>
      </time>
    );
  }
  const known = total !== null && total > 0;
  return (
    <div role="status" style={{ display: 'grid', gap: 6 }}>
      <span>
        {state === 'waiting' ? (
          total === null ? (
            <Trans>Ждёт очереди</Trans>
          ) : (
            <Trans>Не получилось записать файл, скоро попробуем ещё раз</Trans>
          )
        ) : known ? (
          <Trans>
            Записано {written} из {all}
          </Trans>
        ) : (
          <Trans>Записано {written}</Trans>
        )}
      </span>
      <Progress value={known ? (done / total) * 100 : 100} animated={!known} aria-label={t`Готовность файла`} />
    </div>
  );
}
