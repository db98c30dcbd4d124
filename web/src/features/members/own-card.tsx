import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import type { Card } from '#contract/members';
import { MemberCard } from '#web/ui/member-card.tsx';
import { QrCode } from '#web/ui/qr-code.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import classes from './own-card.module.css';

/** A card of one's own; «Показать карту» shows its code and number large. */
export function OwnCard({ card, name }: { card: Card; name: string }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const { since } = card;
  // In fours, as on the plastic.
  const groups = card.number.match(/.{1,4}/g)?.join(' ') ?? card.number;
  return (
    <div className={classes.own}>
      <MemberCard number={card.tail} name={name} organization={card.organizationName} since={t`с ${since} года`} />
      <Button size="lg" variant="default" leftSection={<IconQrcode size={22} stroke={1.6} />} onClick={() => setShown(true)} fullWidth>
        <Trans>Показать карту</Trans>
      </Button>
      <Sheet opened={shown} onClose={() => setShown(false)} title={card.organizationName}>
        <div className={classes.shown}>
          <QrCode value={card.number} label={t`QR-код карты`} size={260} />
          <p className={classes.number}>{groups}</p>
          <p className={classes.name}>{name}</p>
        </div>
      </Sheet>
    </div>
  );
}
