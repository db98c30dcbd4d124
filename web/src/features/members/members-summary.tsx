import { Trans } from '@lingui/react/macro';
import type { CappedCount } from '#contract/page';
import { useFormat } from '#web/lib/use-format.ts';

/** «1–50 из 1 284». */
export function Summary({ rows, total }: { rows: readonly { readonly number: number }[]; total: CappedCount }) {
  const format = useFormat();
  const first = format.number(rows[0]?.number ?? 0);
  const last = format.number(rows.at(-1)?.number ?? 0);
  const all = format.number(total.value);
  return total.capped ? (
    <Trans>
      {first}–{last}, всего больше {all}
    </Trans>
  ) : (
    <Trans>
      {first}–{last} из {all}
    </Trans>
  );
}

/** «Найдено 1 234», «Найдено больше 10 000». */
export function Found({ value, capped }: CappedCount) {
  const format = useFormat();
  const text = format.number(value);
  return capped ? <Trans>Найдено больше {text}</Trans> : <Trans>Найдено {text}</Trans>;
}
