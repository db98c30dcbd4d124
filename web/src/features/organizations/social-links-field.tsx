import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { MAX_SOCIAL_LINKS, SOCIAL_NETWORKS } from '#contract/organizations';
import classes from './settings-form.module.css';
import type { SettingsValues } from './settings-values.ts';
import { SOCIAL_NAMES } from './social-networks.ts';

/** «Социальные сети»: a network and an address each. */
export function SocialLinksField({ form }: { form: UseFormReturnType<SettingsValues> }) {
  const { t } = useLingui();
  const links = form.values.socialLinks;
  const networks = SOCIAL_NETWORKS.map((value) => ({ value, label: SOCIAL_NAMES[value] }));
  return (
    <div className={classes.links}>
      {links.length === 0 && (
        <p className={classes.quiet}>
          <Trans>Добавьте адреса страниц: их увидит каждый пользователь организации.</Trans>
        </p>
      )}
      {links.map((_link, index) => {
        const number = index + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list; nothing else tells two empty ones apart
          <div key={index} className={classes.link}>
            <Select
              aria-label={t`Сеть ${number}`}
              data={networks}
              allowDeselect={false}
              {...form.getInputProps(`socialLinks.${index}.network`)}
            />
            <TextInput
              aria-label={t`Адрес ${number}`}
              type="url"
              placeholder="https://"
              {...form.getInputProps(`socialLinks.${index}.url`)}
            />
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t`Убрать адрес ${number}`}
              onClick={() => form.removeListItem('socialLinks', index)}
            >
              <IconTrash size={18} stroke={1.7} />
            </ActionIcon>
          </div>
        );
      })}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} stroke={1.8} />}
          onClick={() => form.insertListItem('socialLinks', { network: 'vk', url: '' })}
          disabled={links.length >= MAX_SOCIAL_LINKS}
        >
          <Trans>Добавить адрес</Trans>
        </Button>
      </div>
    </div>
  );
}
