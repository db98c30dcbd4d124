import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import classes from './member-card.module.css';

export interface MemberCardProps {
  /** Series and number: `77 050101`. */
  number: string;
  name: string;
  organization: string;
  /** A third line: «с 2021 года». */
  since?: string;
  /** Stands over the berries at the right, e.g. a QR code. */
  children?: ReactNode;
}

/** The member's card: the one strong object of the members' app. */
export function MemberCard({ number, name, organization, since, children }: MemberCardProps) {
  const { t } = useLingui();
  return (
    <section className={classes.card} aria-label={t`Профсоюзный билет`}>
      <svg className={classes.art} viewBox="0 0 340 214" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">
        <g fill="none" stroke="#54A68C" strokeOpacity=".55" strokeWidth="1.2">
          <path d="M344 20C286 30 262 70 258 128" />
          <path d="M328 27c-6-20-26-28-44-24 2 18 20 30 44 24Z" fill="#1A7C66" stroke="none" />
          <path d="M294 46c-16-14-38-12-50 2 12 14 34 14 50-2Z" fill="#0F6755" stroke="none" />
          <path d="M290 52c18 4 28 22 24 40-18-2-28-20-24-40Z" fill="#1A7C66" stroke="none" />
        </g>
        <circle cx="252" cy="136" r="17" fill="#E65A35" />
        <circle cx="284" cy="132" r="15" fill="#D0431D" />
        <circle cx="268" cy="160" r="18" fill="#EF7350" />
        <circle cx="300" cy="156" r="14" fill="#E65A35" />
        <circle cx="290" cy="182" r="13" fill="#D0431D" />
      </svg>
      <p className={classes.kind}>{t`Профсоюзный билет`}</p>
      <p className={classes.number}>{number}</p>
      <div className={classes.who}>
        <b>{name}</b>
        <span>{organization}</span>
        {since && <span>{since}</span>}
      </div>
      {children}
    </section>
  );
}
