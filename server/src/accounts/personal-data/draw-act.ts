import type { ErasureId } from '#contract/personal-data';
import { nameAction } from '#server/audit/public.ts';
import { drawPdf, type Pdf } from '#server/platform/pdf/open-pdf.ts';
import type { OwnDataSection, PersonFacts } from '../public.ts';

interface Facts {
  readonly id: ErasureId;
  readonly person: PersonFacts;
  readonly sections: readonly OwnDataSection[];
  readonly now: Date;
}

/** What is named in «Что осталось» instead: acts and views of the card are entries of the journal. */
const STAYS = new Set(['journal', 'membership-acts', 'card-views', 'posts', 'votes', 'views', 'files']);

const INK = '#14201c';
const QUIET = '#5f706a';

/**
 * The act of an erasure with the extract of the journal, as order no. 179 of Roskomnadzor of 28.10.2022 asks: whose data, which
 * categories, in which system, how, why and when. It holds no more of the data than the name and the phone.
 */
export const drawAct = ({ id, person, sections, now }: Facts): Promise<Buffer> =>
  drawPdf('Акт об уничтожении персональных данных', now, (pdf) => {
    const when = moscow(now);
    pdf.fillColor(INK).font('bold').fontSize(17).text('Акт об уничтожении персональных данных').moveDown(0.3);
    pdf.font('regular').fontSize(10).fillColor(QUIET).text(`№ ${id} от ${when} (время московское)`).moveDown(1.2);
    pdf.fillColor(INK).fontSize(11);
    fact(pdf, 'Информационная система', 'ПрофПлюс');
    fact(pdf, 'Субъект персональных данных', `${person.lastName} ${person.firstName} ${person.patronymic}`.trim());
    fact(pdf, 'Телефон', person.phone);
    fact(pdf, 'Причина уничтожения', 'Требование субъекта: удаление учётной записи в приложении, подтверждено паролем');
    fact(
      pdf,
      'Способ уничтожения',
      'Удаление записей из базы данных одной транзакцией; файлы резервных копий перезаписываются по сроку их хранения',
    );
    fact(pdf, 'Дата уничтожения', when);

    heading(pdf, 'Уничтоженные категории данных');
    for (const { name, title, labels, records } of sections) {
      if (records.length === 0 || STAYS.has(name)) continue;
      pdf.font('bold').text(`${title} (записей: ${records.length})`, { continued: true });
      pdf
        .font('regular')
        .text(`: ${Object.values(labels).join(', ').toLowerCase()}`)
        .moveDown(0.4);
    }
    heading(pdf, 'Что осталось, без связи с именем');
    pdf.text(
      'Счётчики голосов, участия в опросах и просмотров; тексты публикаций, автор которых показан как «Удалённый пользователь»; ' +
        'записи журнала действий под случайным номером, который никому больше не соответствует; этот акт.',
    );

    heading(pdf, 'Выгрузка из журнала регистрации событий');
    const journal = sections.find(({ name }) => name === 'journal')?.records ?? [];
    pdf.fontSize(9);
    for (const { at, action } of journal) pdf.text(`${moscow(new Date(String(at)))}   ${String(action)}`);
    pdf.text(`${when}   ${nameAction('accounts.erase')}`);
    pdf.moveDown(3).fontSize(11).text('Ответственное лицо оператора ______________________  / ______________________ /');
  });

const moscow = (time: Date): string => time.toLocaleString('ru', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Moscow' });

const fact = (pdf: Pdf, label: string, value: string): void => {
  pdf.fillColor(QUIET).text(label).fillColor(INK).text(value).moveDown(0.5);
};

const heading = (pdf: Pdf, text: string): void => {
  pdf.moveDown(0.8).font('bold').fontSize(13).text(text).moveDown(0.4).font('regular').fontSize(11);
};
