import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import type { DayOff, EventKind } from '#contract/calendar';
import { useFormat } from '#web/lib/use-format.ts';
import { holidayRuns } from './days-map.ts';
import { EVENT_KINDS, kindColor, kindLabels } from './event-kinds.ts';
import { holidayName } from './holiday-name.ts';
import classes from './kind-legend.module.css';

interface Props {
  /** The kind shown alone; '' shows all. */
  kind: EventKind | '';
  onKind: (kind: EventKind | '') => void;
  holidays: readonly DayOff[];
}

/** Colours and their kinds, each of which can be looked at alone; and the holidays of the period in words. */
export function KindLegend({ kind, onKind, holidays }: Props) {
  const { t } = useMacro();
  const { i18n } = useLingui();
  const format = useFormat();
  return (
    <div className={classes.legend}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset needs a visible legend; the colours speak for themselves */}
      <div role="group" aria-label={t`Показать только вид`} className={classes.kinds}>
        {EVENT_KINDS.map((one) => (
          <button
            key={one}
            type="button"
            className={classes.kind}
            aria-pressed={kind === one}
            data-dimmed={(kind !== '' && kind !== one) || undefined}
            onClick={() => onKind(kind === one ? '' : one)}
          >
            <i style={{ background: kindColor(one) }} aria-hidden="true" />
            {i18n._(kindLabels[one])}
          </button>
        ))}
      </div>
      {holidays.length > 0 && (
        <p className={classes.holidays}>
          <span className={classes.free} aria-hidden="true" />
          <Trans>Выходные и праздники</Trans>
          {': '}
          {holidayRuns(holidays)
            .map(
              ({ from, to, holiday }) =>
                `${from === to ? format.dateOnly(from) : format.dayRange(from, to)} — ${holidayName({ holiday }, i18n)}`,
            )
            .join(', ')}
        </p>
      )}
    </div>
  );
}
