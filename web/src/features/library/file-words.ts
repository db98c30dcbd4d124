import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { LibraryFile, LibrarySection } from '#contract/library';
import { endingOf, type FileFamily, familyOf } from './file-family.ts';

const FAMILIES: Readonly<Record<FileFamily, MessageDescriptor>> = {
  picture: msg`Изображение`,
  pdf: msg`Документ PDF`,
  video: msg`Видео`,
  audio: msg`Аудио`,
  text: msg`Текстовый документ`,
  table: msg`Таблица`,
  slides: msg`Презентация`,
  archive: msg`Архив`,
  other: msg`Файл`,
};
const SECTIONS: Readonly<Record<LibrarySection, MessageDescriptor>> = {
  members: msg`Для участников организации`,
  internal: msg`Для внутреннего использования`,
};

/** What is said of a file. */
export function useFileWords() {
  const { t } = useLingui();
  return {
    section: (section: LibrarySection) => t(SECTIONS[section]),
    kind: (file: LibraryFile) => {
      const ending = endingOf(file.name).toUpperCase();
      const family = familyOf(file);
      return ending === '' || family === 'pdf' ? t(FAMILIES[family]) : `${t(FAMILIES[family])}, ${ending}`;
    },
    audience: ({ section, audience }: LibraryFile) => {
      if (section === 'internal') return t`Руководитель и администраторы`;
      return audience === null ? t`Все участники организации` : audience.map(({ name }) => name).join(', ');
    },
    openings: (count: number) =>
      count === 0
        ? t`Ещё не открывали`
        : t`${plural(count, { one: '# открытие', few: '# открытия', many: '# открытий', other: '# открытия' })}`,
  };
}
