import { IMPORT_FIELDS, type ImportField, type RowFault } from '#contract/imports';
import type { MemberField } from '#contract/member-card';
import type { KnownCard, KnownMember, RowMatches } from './find-matches.ts';
import type { GivenRow, RowProblem } from './read-row.ts';
import type { FieldValues } from './tables.ts';

export type Judgement =
  | { readonly verdict: 'add' }
  | { readonly verdict: 'same'; readonly member: KnownMember; readonly kept: readonly MemberField[] }
  | {
      readonly verdict: 'update';
      readonly member: KnownMember;
      readonly kept: readonly MemberField[];
      readonly before: FieldValues;
      readonly after: FieldValues;
    }
  | ({ readonly verdict: 'skip' } & RowProblem);

/**
 * What becomes of a row that is right in itself. It is the record's that holds its card, else its phone, else its name and birth date.
 * Empty cells change nothing; phone, e-mail and region of who has signed up stay theirs.
 */
export const judgeRow = (row: GivenRow, { card, byCard, byPhone, namesakes }: RowMatches): Judgement => {
  const skip = (fault: RowFault, field: ImportField | null, value = ''): Judgement => ({ verdict: 'skip', fault, field, value });
  if (row.cardNumber !== '' && card === null) return skip('card_unknown', 'cardNumber', row.cardNumber);
  if (card?.blocked) return skip('card_blocked', 'cardNumber', row.cardNumber);
  if (byCard !== null && byPhone !== null && byCard.id !== byPhone.id) return skip('conflicting', 'phone', row.phone);

  const member = byCard ?? byPhone ?? oneOf(row, namesakes);
  if (member === 'ambiguous') return skip('ambiguous', null);
  if (member === null) return { verdict: 'add' };
  if (member.status === 'excluded') return skip('excluded', null);
  if (card !== null && bindsAnother(card, member)) return skip('card_other', 'cardNumber', row.cardNumber);

  const differing = FIELDS.filter((field) => row[field] !== '' && !isSame(field, row[field], member[field]));
  const own = (field: MemberField) => member.status === 'active' && OWN.has(field);
  const changed = differing.filter((field) => !own(field));
  const kept = differing.filter(own);
  if (changed.length === 0) return { verdict: 'same', member, kept };
  const pick = (values: Pick<GivenRow, Compared>) => Object.fromEntries(changed.map((field) => [field, values[field]]));
  return { verdict: 'update', member, kept, before: pick(member), after: pick(row) };
};

type Compared = Exclude<ImportField, 'fullName'>;
const FIELDS = IMPORT_FIELDS.filter((field): field is Compared => field !== 'fullName');

/** What a registered person keeps in the own profile. */
const OWN: ReadonlySet<MemberField> = new Set(['phone', 'email', 'region']);
/** A file in capitals or without «ё» takes neither away. */
const LOOSE: ReadonlySet<MemberField> = new Set(['lastName', 'firstName', 'patronymic', 'email']);

const isSame = (field: Compared, given: string, held: string): boolean =>
  given === held || (LOOSE.has(field) && loosely(given) === loosely(held));

const loosely = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

const bindsAnother = (card: KnownCard, member: KnownMember): boolean => card.memberId === null && member.cardNumber !== '';

/** The one record of this name; of several, the one that is not excluded or that knows as little as the row. */
const oneOf = (row: GivenRow, namesakes: readonly KnownMember[]): KnownMember | 'ambiguous' | null => {
  const present = namesakes.filter(({ status }) => status !== 'excluded');
  const [first = null, ...others] = present.length === 0 ? namesakes : present;
  if (others.length === 0) return first;
  const bare = row.birthDate === '' ? present.filter((one) => one.phone === '' && one.cardNumber === '' && one.birthDate === '') : [];
  return bare.length === 1 && bare[0] !== undefined ? bare[0] : 'ambiguous';
};
