import { sql } from 'kysely';
import type { FileId, FolderId, LibraryFileId } from '#contract/ids';
import type { LibrarySection } from '#contract/library';
import { prepare } from '#server/library/jobs.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import { newStorageKey } from '#server/platform/files/storage.ts';
import type { Ground } from '#server/platform/ground.ts';
import { newId } from '#server/platform/ids.ts';
import { drawPdf } from '#server/platform/pdf/open-pdf.ts';
import type { Seeded } from './seed-organization.ts';

const DAY = 24 * 3600 * 1000;
const FOLDERS = { minutes: 'Протоколы', forms: 'Бланки и заявления' };

interface DemoFile {
  readonly name: string;
  readonly folder?: keyof typeof FOLDERS;
  readonly section?: LibrarySection;
  readonly daysAgo: number;
  readonly openings: number;
  /** The first line is the heading. A PDF is made of it, or by the name's ending a plain text. */
  readonly text: readonly string[];
}

const FILES: readonly DemoFile[] = [
  {
    name: 'Памятка по охране труда.pdf',
    daysAgo: 2,
    openings: 148,
    text: [
      'Памятка по охране труда',
      'Перед началом смены проверьте средства защиты: каску, очки и перчатки.',
      'О неисправном станке сразу скажите мастеру и уполномоченному по охране труда.',
      'Работать на неисправном оборудовании никто не вправе требовать.',
    ],
  },
  {
    name: 'Коллективный договор.pdf',
    daysAgo: 9,
    openings: 203,
    text: [
      'Коллективный договор',
      'Договор заключён между работодателем и работниками завода на три года.',
      'Стороны договорились об индексации заработной платы дважды в год, о дополнительных отпусках и о путёвках для детей работников.',
    ],
  },
  {
    name: 'Протокол общего собрания.pdf',
    folder: 'minutes',
    daysAgo: 20,
    openings: 37,
    text: [
      'Протокол общего собрания',
      'Слушали: о плане работы профкома и о смете на год.',
      'Постановили: план утвердить единогласно, смету принять за основу.',
    ],
  },
  {
    name: 'Заявление на материальную помощь.txt',
    folder: 'forms',
    daysAgo: 31,
    openings: 64,
    text: ['Заявление', 'Прошу оказать материальную помощь в связи с …', 'Дата, подпись'],
  },
  {
    name: 'План работы профкома.pdf',
    section: 'internal',
    daysAgo: 5,
    openings: 3,
    text: ['План работы профкома', 'Встречи в цехах, спартакиада, подарки детям, обучение уполномоченных.'],
  },
];

/** A library for members with two folders, and a file of the committee's own; the worker draws what the PDFs look like. */
export const fillLibrary = async (tx: Tx, { storage }: Pick<Ground, 'storage'>, { id, people }: Seeded, now: Date): Promise<void> => {
  const author = people[1];
  if (author === undefined) throw new Error('The demo has nobody to fill its library');
  const folders = new Map<string, FolderId>();
  for (const [key, name] of Object.entries(FOLDERS)) {
    const folderId = newId<FolderId>(now);
    folders.set(key, folderId);
    await sql`insert into library_folders (organization_id, id, section, name, created_at) values (${id}, ${folderId}, 'members', ${name}, ${now})`.execute(
      tx,
    );
  }
  for (const file of FILES) {
    const at = new Date(now.getTime() - file.daysAgo * DAY);
    const pdf = file.name.endsWith('.pdf');
    const content = pdf ? await drawText(file.text, at) : Buffer.from(file.text.join('\n'));
    const [fileId, libraryFileId, key] = [newId<FileId>(at), newId<LibraryFileId>(at), newStorageKey()];
    await storage.write(key, content);
    await sql`insert into files (organization_id, id, person_id, storage_key, name, media_type, kind, size, state, purpose, created_at)
      values (${id}, ${fileId}, ${author.personId}, ${key}, ${file.name}, ${pdf ? 'application/pdf' : 'application/octet-stream'},
        ${pdf ? 'pdf' : 'other'}, ${content.length}, 'claimed', 'library', ${at})`.execute(tx);
    const folderId = file.folder === undefined ? null : (folders.get(file.folder) ?? null);
    await sql`insert into library_files (organization_id, id, section, folder_id, name, file_id, size, changed_at)
      values (${id}, ${libraryFileId}, ${file.section ?? 'members'}, ${folderId}, ${file.name}, ${fileId}, ${content.length}, ${at})`.execute(
      tx,
    );
    await sql`insert into library_versions (organization_id, library_file_id, number, file_id, author_person_id, author_name, added_at)
      select ${id}, ${libraryFileId}, 1, ${fileId}, p.id, p.last_name || ' ' || p.first_name, ${at} from persons p where p.id = ${author.personId}`.execute(
      tx,
    );
    await sql`insert into library_opening_counts (organization_id, library_file_id, openings) values (${id}, ${libraryFileId}, ${file.openings})`.execute(
      tx,
    );
    await sql`insert into library_texts (organization_id, library_file_id, name, body) values (${id}, ${libraryFileId}, ${file.name}, ${file.text.join('\n')})`.execute(
      tx,
    );
    if (pdf) await enqueue(tx, prepare, { organizationId: id, libraryFileId, fileId });
  }
};

const drawText = ([heading = '', ...paragraphs]: readonly string[], at: Date): Promise<Buffer> =>
  drawPdf(heading, at, (pdf) => {
    pdf.font('bold').fontSize(26).text(heading).moveDown();
    pdf.font('regular').fontSize(15);
    for (const paragraph of paragraphs) pdf.text(paragraph, { lineGap: 4 }).moveDown();
  });
