import { useLingui } from '@lingui/react/macro';
import { IconChartBar, IconNews } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { MemberCard } from '#web/ui/member-card.tsx';
import classes from './card-stage.module.css';

/** A picture of what members get: their card, and what reaches them. Invented, and not read out. */
export function CardStage() {
  const { t } = useLingui();
  return (
    <div className={classes.stage} aria-hidden="true">
      <svg className={classes.ground} viewBox="0 0 530 460" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">
        <path d="M0 132C64 140 96 92 178 88 268 84 344 64 284 10 272 0 250 0 236 0H92C44 16 20 34 0 60Z" fill="#0B5145" />
        <path d="M530 344C452 358 424 396 392 420 352 402 290 424 292 460H530Z" fill="#0B5145" />
        <circle cx="456" cy="78" r="38" fill="#D0431D" />
        <circle cx="520" cy="118" r="36" fill="#E65A35" />
        <circle cx="472" cy="150" r="30" fill="#EF7350" />
      </svg>
      <div className={classes.card}>
        <MemberCard number="77 050101" name={t`Лугов Егор`} organization={t`ППО «Рябина»`} since={t`с 2021 года`} />
      </div>
      <Chip icon={<IconChartBar size={22} stroke={1.6} />} title={t`Куда поедем зимой?`} text={t`Опрос, 214 голосов`} hot />
      <Chip icon={<IconNews size={22} stroke={1.6} />} title={t`Итоги спартакиады`} text={t`Публикация с фотографиями`} />
    </div>
  );
}

function Chip({ icon, title, text, hot = false }: { icon: ReactNode; title: string; text: string; hot?: boolean }) {
  return (
    <div className={classes.chip} data-hot={hot || undefined}>
      <span className={classes.medal}>{icon}</span>
      <span className={classes.words}>
        <b>{title}</b>
        {text}
      </span>
    </div>
  );
}
