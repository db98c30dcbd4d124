import { useLingui } from '@lingui/react/macro';
import { IconAt, IconPhone, IconWorld } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Organization } from '#contract/organizations';
import { showPhone } from '#web/lib/phone.ts';
import { Card, Section } from '#web/ui/card.tsx';
import { RichText } from '#web/ui/rich-text.tsx';
import classes from './organization-information.module.css';
import { OrganizationLogo } from './organization-logo.tsx';
import { SOCIAL_NAMES } from './social-networks.ts';

/** «Информация об организации»: who it is, whom to call, where to read on. */
export function OrganizationInformation({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const { name, headName, headPosition, description, phone, secondPhone, email, website, socialLinks } = organization;
  const reachable = phone !== '' || secondPhone !== '' || email !== '' || website !== '';
  return (
    <div className={classes.page}>
      <Card>
        <div className={classes.head}>
          <OrganizationLogo organization={organization} size={72} />
          <div>
            <h2 className={classes.name}>{name}</h2>
            {headName !== '' && <p className={classes.quiet}>{[headPosition, headName].filter((part) => part !== '').join(' — ')}</p>}
          </div>
        </div>
        {description && (
          <div className={classes.description}>
            <RichText doc={description} />
          </div>
        )}
      </Card>
      {reachable && (
        <Section title={t`Контакты`}>
          <ul className={classes.contacts}>
            {phone !== '' && <Contact icon={IconPhone} label={t`Основной телефон`} href={`tel:${phone}`} text={showPhone(phone)} />}
            {secondPhone !== '' && (
              <Contact icon={IconPhone} label={t`Дополнительный телефон`} href={`tel:${secondPhone}`} text={showPhone(secondPhone)} />
            )}
            {email !== '' && <Contact icon={IconAt} label={t`Основной email`} href={`mailto:${email}`} text={email} />}
            {website !== '' && <Contact icon={IconWorld} label={t`Сайт`} href={website} text={website.replace(/^https?:\/\//, '')} />}
          </ul>
        </Section>
      )}
      {socialLinks.length > 0 && (
        <Section title={t`Социальные сети`}>
          <ul className={classes.networks}>
            {socialLinks.map(({ network, url }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noopener noreferrer nofollow">
                  {SOCIAL_NAMES[network]}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Contact({
  icon: Icon,
  label,
  href,
  text,
}: {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  label: string;
  href: string;
  text: string;
}) {
  const outside = href.startsWith('http');
  return (
    <li>
      <a href={href} className={classes.contact} {...(outside ? { target: '_blank', rel: 'noopener noreferrer nofollow' } : {})}>
        <span className={classes.icon}>
          <Icon size={20} stroke={1.6} />
        </span>
        <span>
          <span className={classes.quiet}>{label}</span>
          <span className={classes.value}>{text}</span>
        </span>
      </a>
    </li>
  );
}
