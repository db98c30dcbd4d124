import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useId } from 'react';
import { inMain } from './in-main.ts';
import classes from './selection-bar.module.css';
import { usePhone } from './use-phone.ts';

export interface BarAct {
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  onSelect: () => void;
  look?: 'main' | 'light' | 'danger';
  /** So seldom done that it stands behind «Ещё». */
  rare?: boolean;
  /** Why it cannot be done with so many. */
  disabled?: string | false;
}

interface Props {
  /** «Выбрано 12». */
  count: ReactNode;
  /** «Выбрать все 1 234 найденных», or why no more can be ticked. */
  more?: ReactNode;
  /** What may be done with them: as many as fit, what comes first first, and the rest behind «Ещё». */
  acts?: readonly BarAct[];
  /** Or buttons of one's own. */
  children?: ReactNode;
  onClear: () => void;
}

/** Beyond them a phone's bar would lie over half of the list. */
const ON_PHONE = 3;

/** Stands at the lower edge while something is ticked: how much it is, and what may be done with it. */
export function SelectionBar({ count, more, acts = [], children, onClear }: Props) {
  const { t } = useLingui();
  const phone = usePhone();
  const reason = useId();
  const fits = (act: BarAct, index: number) => (phone && acts.length > ON_PHONE + 1 ? index < ON_PHONE : !act.rare);
  const rest = acts.filter((act, index) => !fits(act, index));
  const obstacle = acts.find(({ disabled }) => disabled)?.disabled;
  return (
    <section className={classes.bar} aria-label={t`Действия с выбранными`}>
      <div className={classes.words}>
        <p className={classes.count} role="status">
          {count}
        </p>
        {more}
        {obstacle && (
          <span id={reason} className={classes.reason}>
            {acts
              .filter(({ disabled }) => disabled)
              .map(({ label }) => label)
              .join(', ')}
            {': '}
            {obstacle}
          </span>
        )}
        <CloseButton className={classes.close ?? ''} aria-label={t`Снять выбор`} onClick={onClear} />
      </div>
      <div className={classes.acts}>
        {acts.filter(fits).map((act) => (
          <Button
            key={act.label}
            variant={act.look === 'main' ? 'filled' : act.look ? 'light' : 'default'}
            {...(act.look === 'danger' ? { color: 'rowan' } : {})}
            leftSection={<act.icon size={18} stroke={1.6} />}
            onClick={act.onSelect}
            disabled={Boolean(act.disabled)}
            aria-describedby={act.disabled ? reason : undefined}
          >
            {act.label}
          </Button>
        ))}
        {rest.length > 0 && <Rest acts={rest} />}
        {children}
        <Button variant="subtle" className={classes.clear ?? ''} onClick={onClear}>
          <Trans>Снять выбор</Trans>
        </Button>
      </div>
    </section>
  );
}

function Rest({ acts }: { acts: readonly BarAct[] }) {
  return (
    <Menu position="top-end" width={240} portalProps={inMain()}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size={18} stroke={1.6} />}>
          <Trans>Ещё</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item
            key={act.label}
            leftSection={<act.icon size={18} stroke={1.7} />}
            onClick={act.onSelect}
            disabled={Boolean(act.disabled)}
            {...(act.look === 'danger' && !act.disabled ? { c: 'var(--hot)' } : {})}
          >
            {act.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
