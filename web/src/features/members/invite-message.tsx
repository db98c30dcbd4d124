import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { IconCopy, IconShare } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '#web/lib/copy-text.ts';
import { Section } from '#web/ui/card.tsx';
import { toast } from '#web/ui/toast.ts';
import classes from './invite.module.css';

/** A message for the chats that people use already: to change, to copy, to share. */
export function InviteMessage({ organizationName, url }: { organizationName: string; url: string }) {
  const { t } = useLingui();
  const [own, setOwn] = useState<{ text: string; url: string } | null>(null);
  // A message of one's own follows the link when it is renewed: the old one leads nowhere.
  const text =
    own?.text.replaceAll(own.url, url) ??
    t`${organizationName} теперь в ПрофПлюс: новости, голосования и электронный билет. Зарегистрируйтесь по ссылке: ${url}`;
  const copy = async () =>
    (await copyText(text)) ? toast.done(t`Сообщение скопировано`) : toast.failed(t`Не удалось скопировать. Выделите текст сами`);
  // A closed share sheet is no failure.
  const share = () => navigator.share({ text }).catch(() => undefined);
  return (
    <Section title={t`Сообщение`}>
      <div className={classes.message}>
        <Textarea
          label={t`Текст для чата или рассылки`}
          value={text}
          onChange={(event) => setOwn({ text: event.currentTarget.value, url })}
          autosize
          minRows={3}
          maxLength={2_000}
        />
        <div className={classes.acts}>
          <Button variant="default" leftSection={<IconCopy size={18} stroke={1.6} />} onClick={() => void copy()}>
            <Trans>Скопировать</Trans>
          </Button>
          {'share' in navigator && (
            <Button variant="default" leftSection={<IconShare size={18} stroke={1.6} />} onClick={() => void share()}>
              <Trans>Поделиться</Trans>
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
