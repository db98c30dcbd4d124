import { Trans, useLingui } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { MemberCard } from '#contract/member-card';
import { Card } from '#web/ui/card.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './member-card.module.css';
import { useCardTexts } from './member-card-texts.ts';
import type { CardField, Difference, Side } from './member-card-values.ts';

interface Props {
  differences: readonly Difference[];
  /** The newer card: who changed it last, and when. */
  newer: MemberCard;
  onTake: (field: CardField, side: Side) => void;
}

/** Somebody else saved first: field by field «у вас» and «у другого», and the choice. */
export function CardDifferences({ differences, newer, onTake }: Props) {
  const { t } = useLingui();
  const texts = useCardTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [last] = newer.changes.items;
  return (
    <section aria-label={t`Карточку изменили одновременно с вами`}>
      <Card className={classes.differences ?? ''}>
        <div>
          <h2 ref={heading} tabIndex={-1} className={classes.title}>
            <Trans>Карточку изменили одновременно с вами</Trans>
          </h2>
          <p className={classes.quiet}>
            {last && last.byName !== '' && (
              <>
                {last.byName}, <When instant={last.at} />.{' '}
              </>
            )}
            <Trans>Ничего не записано поверх. Выберите, что оставить, и сохраните ещё раз.</Trans>
          </p>
        </div>
        {differences.map(({ field, mine, theirs, taken }) => {
          const ours = texts.typed(field, mine);
          const others = texts.typed(field, theirs);
          return (
            <Radio.Group key={field} label={texts.labels[field]} value={taken} onChange={(side) => onTake(field, side as Side)}>
              <div className={classes.sides}>
                <Radio value="mine" label={t`У вас: ${ours}`} />
                <Radio value="theirs" label={t`У другого: ${others}`} />
              </div>
            </Radio.Group>
          );
        })}
      </Card>
    </section>
  );
}
