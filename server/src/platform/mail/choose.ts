import type { Log } from '../log.ts';
import { developmentMail } from './development.ts';
import { type Mail, maskAddress } from './mail.ts';
import { smtpMail } from './smtp.ts';

interface MailSettings {
  readonly smtpUrl?: string | undefined;
  readonly smtpFrom: string;
  readonly production: boolean;
}

/** SMTP when SMTP_URL is set; else the log outside production. In production without it mail is dropped, with a warning for each. */
export function chooseMail({ smtpUrl, smtpFrom, production }: MailSettings, log: Log): Mail {
  if (smtpUrl) return smtpMail(smtpUrl, smtpFrom);
  if (!production) return developmentMail(log);
  log.warn('SMTP_URL is not set: no mail will leave');
  return { send: async ({ to }) => log.warn({ to: maskAddress(to) }, 'mail dropped: SMTP_URL is not set') };
}
