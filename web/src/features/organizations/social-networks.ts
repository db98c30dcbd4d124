import type { SOCIAL_NETWORKS } from '#contract/organizations';

/** Names are the same in both languages, but for the last one. */
export const SOCIAL_NAMES: Readonly<Record<(typeof SOCIAL_NETWORKS)[number], string>> = {
  vk: 'VK',
  telegram: 'Telegram',
  ok: 'OK',
  max: 'MAX',
  rutube: 'RUTUBE',
  dzen: 'Дзен',
  other: 'Сайт',
};
