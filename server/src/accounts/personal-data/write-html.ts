import type { OwnDataSection } from '../public.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const INSTANT = /^\d{4}-\d\d-\d\dT/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const PHONE = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/;

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (Array.isArray(value)) return value.map(shown).join(', ');
  const text = value instanceof Date ? value.toISOString() : String(value);
  if (INSTANT.test(text))
    return escaped(new Date(text).toLocaleString('ru', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Moscow' }));
  return escaped(text.replace(DATE, '$3.$2.$1').replace(PHONE, '+7 $1 $2-$3-$4'));
};

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#14201c}
table{border-collapse:collapse;width:100%;margin-bottom:2rem;font-size:14px}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #dfe7e3}
th{color:#5f706a;font-weight:600}h2{font-size:1.2rem;margin:2rem 0 .5rem}div{overflow-x:auto}p{color:#5f706a}`;

const section = ({ title, labels, words = {}, records }: OwnDataSection): string => {
  const said = (key: string, value: unknown) => {
    const known = words[key] ?? {};
    return Object.hasOwn(known, String(value)) ? known[String(value)] : value;
  };
  const keys = Object.keys(labels);
  const head = keys.map((key) => `<th scope="col">${escaped(labels[key] ?? key)}</th>`);
  const rows = records.map((record) => `<tr>${keys.map((key) => `<td>${shown(said(key, record[key]))}</td>`).join('')}</tr>`);
  const table = `<div><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
  return `<h2>${escaped(title)}</h2>${records.length === 0 ? '<p>Ничего нет.</p>' : table}`;
};

/** Own data as a page that any browser shows and prints, with nothing to load. Times are of Moscow. */
export const writeHtml = (sections: readonly OwnDataSection[], now: Date): string => `<!doctype html>
<html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Мои данные в ПрофПлюс</title><style>${STYLE}</style>
<h1>Мои данные в ПрофПлюс</h1><p>Собрано ${shown(now)}. Время московское. Пароль хранится только в виде хеша и не выгружается.</p>
${sections.map(section).join('\n')}
</html>
`;
