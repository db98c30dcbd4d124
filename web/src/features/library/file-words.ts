import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { LibraryFile, LibraryFolder, LibrarySection } from '#contract/library';
import { useFormat } from '#web/lib/use-format.ts';
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

/** What is said of a file, and of a folder. */
export function useFileWords() {
  const { t } = useLingui();
  const format = useFormat();
  /** Of none that is left head and administrators alone see the file. */
  const groups = (audience: NonNullable<LibraryFile['audience']>) => audience.map(({ name }) => name).join(', ') || t`групп больше нет`;
  return {
    section: (section: LibrarySection) => t(SECTIONS[section]),
    kind: (file: LibraryFile) => {
      const ending = endingOf(file.name).toUpperCase();
      const family = familyOf(file);
      return ending === '' || family === 'pdf' ? t(FAMILIES[family]) : `${t(FAMILIES[family])}, ${ending}`;
    },
    audience: ({ section, audience }: LibraryFile) => {
      if (section === 'internal') return t`Руководитель и администраторы`;
      return audience === null ? t`Все участники организации` : groups(audience);
    },
    groups,
    /** «2 папки, 12 файлов» */
    contents: ({ folders, files: { value: count, capped } }: LibraryFolder['contents']) => {
      const shown = format.number(count);
      const parts = [
        folders > 0 && t`${plural(folders, { one: '# папка', few: '# папки', many: '# папок', other: '# папки' })}`,
        capped
          ? t`больше ${shown} файлов`
          : count > 0 && t`${plural(count, { one: '# файл', few: '# файла', many: '# файлов', other: '# файла' })}`,
      ];
      return parts.filter((part) => part !== false).join(', ') || t`Пусто`;
    },
    openings: (count: number) =>
      count === 0
        ? t`Ещё не открывали`
        : t`${plural(count, { one: '# открытие', few: '# открытия', many: '# открытий', other: '# открытия' })}`,
  };
}
