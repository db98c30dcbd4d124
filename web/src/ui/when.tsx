import { useFormat } from '#web/lib/use-format.ts';

/** An instant as people say it («сегодня в 13:16»), with the exact one for machines and for the pointer. */
export function When({ instant, timeZone, withTime = true }: { instant: string; timeZone?: string; withTime?: boolean }) {
  const format = useFormat(timeZone);
  return (
    <time dateTime={instant} title={`${format.shortDate(instant)}, ${format.time(instant)}`}>
      {withTime ? format.dayTime(instant) : format.dayWord(instant)}
    </time>
  );
}
