import type { ImportField } from '#contract/imports';

/** How registers call what we carry over; of several columns with one meaning the earlier spelling here wins. */
const SPELLINGS: Readonly<Record<ImportField, readonly string[]>> = {
  fullName: [
    'фио',
    'фамилия имя отчество',
    'фио полностью',
    'ф и о',
    'фио члена профсоюза',
    'фамилия и о',
    'full name',
    'name',
    'имя фамилия',
  ],
  lastName: ['фамилия', 'last name', 'surname', 'family name', 'lastname'],
  firstName: ['имя', 'first name', 'firstname', 'given name'],
  patronymic: ['отчество', 'отчество при наличии', 'patronymic', 'middle name', 'second name'],
  birthDate: [
    'дата рождения',
    'дата р',
    'др',
    'д р',
    'дата рожд',
    'день рождения',
    'родился',
    'birth date',
    'date of birth',
    'birthday',
    'birthdate',
    'dob',
  ],
  phone: [
    'мобильный телефон',
    'моб тел',
    'мобильный',
    'моб телефон',
    'сотовый телефон',
    'сотовый',
    'сот тел',
    'номер мобильного телефона',
    'мобильный номер',
    'телефон',
    'тел',
    'номер телефона',
    'контактный телефон',
    'телефон мобильный',
    'телефоны',
    'mobile phone',
    'mobile',
    'cell phone',
    'phone',
    'phone number',
    'telephone',
  ],
  cardNumber: [
    'номер карты',
    'карта',
    'карты',
    '№ карты',
    'номер карты профплюс',
    'электронный ключ',
    'сертификат',
    'номер сертификата',
    'card number',
    'card',
    'card no',
  ],
  email: ['email', 'e mail', 'mail', 'почта', 'электронная почта', 'эл почта', 'адрес электронной почты', 'эл адрес', 'email address'],
  region: ['регион', 'область', 'субъект рф', 'регион проживания', 'region', 'state'],
  unionYear: [
    'год вступления в профсоюз',
    'год вступления',
    'дата вступления в профсоюз',
    'дата вступления',
    'вступил в профсоюз',
    'член профсоюза с',
    'union year',
    'year of joining the union',
    'joined the union',
  ],
  unionTicket: [
    'номер профсоюзного билета',
    'профсоюзный билет',
    'профбилет',
    'номер профбилета',
    '№ профсоюзного билета',
    '№ профбилета',
    'профбилет №',
    'билет',
    'номер билета',
    'union ticket',
    'union card number',
    'union ticket number',
  ],
};

/**
 * What each heading seems to mean, null where nothing is known. A field stands once; «ФИО» in one cell yields to columns for the parts.
 */
export const matchColumns = (headings: readonly string[]): (ImportField | null)[] => {
  const plain = headings.map(plainHeading);
  const columns: (ImportField | null)[] = headings.map(() => null);
  for (const [field, spellings] of Object.entries(SPELLINGS) as [ImportField, readonly string[]][]) {
    const found = spellings.map((spelling) => plain.indexOf(spelling)).find((index) => index >= 0 && columns[index] === null);
    if (found !== undefined) columns[found] = field;
  }
  const parted = columns.includes('lastName') && columns.includes('firstName');
  return columns.map((field) => (field === 'fullName' && parted ? null : field));
};

/** «Дата/р.», «ДАТА  РОЖДЕНИЯ:» and «Ф.И.О.» without what people put between. */
const plainHeading = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/\(.*?\)/g, ' ')
    .replace(/ф\.\s*и\.\s*о\.?/g, 'фио ')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim();
