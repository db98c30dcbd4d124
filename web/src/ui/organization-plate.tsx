import type { ReactNode } from 'react';
import classes from './organization-plate.module.css';
import { PersonAvatar } from './person-avatar.tsx';

/** The strong object of a desk: whose it is. `under` is a quiet line, `aside` a control that changes it. */
export function OrganizationPlate({ name, logo, under, aside }: { name: string; logo?: string | null; under?: string; aside?: ReactNode }) {
  return (
    <div className={classes.plate}>
      <PersonAvatar name={name} src={logo ?? null} size={40} radius="md" className={classes.logo ?? ''} color="gray" />
      <div className={classes.words}>
        <b>{name}</b>
        {under && <span>{under}</span>}
      </div>
      {aside}
    </div>
  );
}
