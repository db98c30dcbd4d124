import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  IconCalendarEvent,
  IconChecklist,
  IconFile,
  IconFileText,
  IconFolder,
  IconMusic,
  IconNews,
  IconPhoto,
  IconUser,
  IconVideo,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { SearchHit, SearchKind } from '#contract/search';

type Icon = ComponentType<{ size?: number; stroke?: number }>;

/** The heading of a kind. */
export const kindLabels: Record<SearchKind, MessageDescriptor> = {
  member: msg`Пользователи`,
  post: msg`Публикации`,
  event: msg`События`,
  task: msg`Задачи`,
  folder: msg`Папки`,
  file: msg`Файлы`,
};

const KIND_ICONS: Record<SearchKind, Icon> = {
  member: IconUser,
  post: IconNews,
  event: IconCalendarEvent,
  task: IconChecklist,
  folder: IconFolder,
  file: IconFile,
};
const FILE_ICONS: Record<Extract<SearchHit, { kind: 'file' }>['fileKind'], Icon> = {
  picture: IconPhoto,
  pdf: IconFileText,
  audio: IconMusic,
  video: IconVideo,
  other: IconFile,
};

export const iconOf = (hit: SearchHit): Icon => (hit.kind === 'file' ? FILE_ICONS[hit.fileKind] : KIND_ICONS[hit.kind]);
