import type { MemberSort } from '../../contract/src/members.ts';
import { createRandom, pick } from '../../server/src/demo/people.ts';
import { sortMembers } from '../../server/src/members/sort-members.ts';
import type { MemberRecord } from '../../server/src/members/tables.ts';
import { encodeCursor } from '../../server/src/platform/database/keyset.ts';
import type { Register } from './subjects.ts';

export interface Question {
  readonly name: string;
  /** What 95 of 100 answers must stay under, in milliseconds. */
  readonly mark: number;
  /** Addresses that ask it, each a little differently. */
  readonly paths: readonly string[];
}

const LIST_MARK = 50;
const SEARCH_MARK = 100;
const CARD_MARK = 15;
const SEARCHES = 300;

type Direction = 'asc' | 'desc';
type Way = 'next' | 'previous';
interface View {
  readonly sort: MemberSort;
  readonly direction: Direction;
  readonly filter: string;
}

/** Members whom a filter shows, scattered over an order, whose places its pages begin beyond. */
export type Shown = (filter: string, sort: MemberSort) => readonly MemberRecord[];

/** All that is asked of the large organisation's list. */
export const questionsOf = ({ organizationId, members }: Register, shown: Shown = () => members): Question[] => {
  const base = `/api/organizations/${organizationId}/members`;
  const address = ({ sort, direction, filter }: View, place = '') =>
    `${base}?limit=50&sort=${sort}&direction=${direction}${filter === '' ? '' : `&${filter}`}${place}`;
  /** Any row of the view is a place: a page begins beyond it. */
  const anywhere = (view: View, way: Way) =>
    shown(view.filter, view.sort).map((row) =>
      address(
        view,
        `&after=${encodeCursor([view.sort, view.direction, way, 500_000, ...sortMembers(view.sort).placeOf(row)] as string[])}`,
      ),
    );
  const view = (sort: MemberSort, direction: Direction, filter = ''): View => ({ sort, direction, filter });

  const lists: Question[] = [
    ...SORTS.flatMap((sort): Question[] => [
      { name: `sort ${sort}: first page`, mark: LIST_MARK, paths: [address(view(sort, 'asc')), address(view(sort, 'desc'))] },
      {
        name: `sort ${sort}: anywhere, both ways`,
        mark: LIST_MARK,
        paths: [
          ...anywhere(view(sort, 'asc'), 'next'),
          ...anywhere(view(sort, 'asc'), 'previous'),
          ...anywhere(view(sort, 'desc'), 'next'),
          ...anywhere(view(sort, 'desc'), 'previous'),
        ],
      },
    ]),
    ...FILTERS.flatMap(([name, filter]): Question[] => [
      { name: `${name}: first page by name`, mark: LIST_MARK, paths: [address(view('name', 'asc', filter))] },
      {
        name: `${name}: other sorts, first and anywhere`,
        mark: LIST_MARK,
        paths: SORTS.flatMap((sort) => [
          address(view(sort, 'asc', filter)),
          address(view(sort, 'desc', filter)),
          ...anywhere(view(sort, 'asc', filter), 'next').slice(0, 5),
          ...anywhere(view(sort, 'desc', filter), 'previous').slice(5, 10),
        ]),
      },
    ]),
  ];
  const typed = searchesOf(members);
  const search = (name: string, filter: string): Question => ({
    name,
    mark: SEARCH_MARK,
    paths: typed.map((text) => address(view('name', 'asc', `q=${encodeURIComponent(text)}${filter}`))),
  });
  return [
    ...lists,
    search('search: 300 strings', ''),
    search('search: the same among women', '&sex=female'),
    search('search: the same without e-mail, born in March', '&email=without&birthMonth=3'),
    { name: 'card', mark: CARD_MARK, paths: members.map(({ id }) => `${base}/${id}`) },
  ];
};

const SORTS: readonly MemberSort[] = ['name', 'phone', 'card', 'birth', 'email', 'role', 'registered'];

const GROUP = '01900000-0000-7000-8000-00000000000';
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000).toISOString().slice(0, 10);

/** Filters with their share of the members. */
export const FILTERS: readonly (readonly [string, string])[] = [
  ['administrators (32 people)', 'role=administrator'],
  ['ordinary members (all but 33)', 'role=member'],
  ['born in March (8 %)', 'birthMonth=3'],
  ['women (55 %)', 'sex=female'],
  ['from 30 to 35 (12 %)', 'ageFrom=30&ageTo=35'],
  ['up to 21 (under 1 %)', 'ageTo=21'],
  ['without e-mail (40 %)', 'email=without'],
  ['without a card (nobody)', 'card=without'],
  ['with children under 16 (20 %)', 'children=with'],
  ['without children (80 %)', 'children=without'],
  ['registered this week (0.6 %)', `registeredSince=${daysAgo(7)}`],
  ['registered this year (33 %)', `registeredSince=${daysAgo(365)}`],
  ['group of 300 000', `group=${GROUP}1`],
  ['group of 200', `group=${GROUP}2`],
  ['group by rule: young mothers (4 %)', `group=${GROUP}3`],
  ['group by rule: 60 in March (0.2 %)', `group=${GROUP}4`],
  ['men of March without e-mail (1.5 %)', 'sex=male&birthMonth=3&email=without'],
  ['women with children, 40 to 45, in the group of 300 000 (0.4 %)', `sex=female&children=with&ageFrom=40&ageTo=45&group=${GROUP}1`],
  ['unregistered (50 000)', 'status=unregistered'],
  ['unregistered without a card (half of them)', 'status=unregistered&card=without'],
  ['unregistered, invited (four in five)', 'status=unregistered&invitation=with'],
  ['unregistered, not invited (one in five)', 'status=unregistered&invitation=without'],
  ['excluded women', 'status=excluded&sex=female'],
];

const LAYOUT = new Map(
  [...'йцукенгшщзхъфывапролджэячсмитьбю'].map((letter, index) => [letter, `qwertyuiop[]asdfghjkl;'zxcvbnm,.`[index] ?? '']),
);

/** What people type, as it stands in data.md: beginnings, middles, digits, two words; some of it in the wrong layout. */
const searchesOf = (members: Register['members']): string[] => {
  const random = createRandom(7);
  const part = (text: string, least: number, most: number, from = 0) =>
    text.slice(from, from + Math.min(text.length, least + Math.floor(random() * (most - least + 1))));
  const kinds: readonly ((row: Register['members'][number]) => string)[] = [
    (row) => part(row.last_name, 3, 3),
    (row) => part(row.last_name, 4, 7),
    (row) => row.last_name,
    (row) => part(row.last_name, 3, 5, 2),
    (row) => part(row.first_name, 3, 6),
    (row) => `${part(row.last_name, 3, 8)} ${part(row.first_name, 1, 4)}`,
    (row) => `${row.first_name} ${part(row.patronymic, 3, 6)}`,
    (row) => row.phone.slice(-4),
    (row) => `8 ${row.phone.slice(2, 5)} ${row.phone.slice(5, 8)}`,
    (row) => row.card_number.slice(-6),
    (row) => part(row.email || row.last_name, 4, 8),
    (row) => [...part(row.last_name.toLowerCase(), 3, 6)].map((letter) => LAYOUT.get(letter) ?? letter).join(''),
  ];
  return Array.from({ length: SEARCHES }, (_, index) => kinds[index % kinds.length]?.(pick(random, members)) ?? '').map((text) =>
    text.length < 3 ? `${text}ова` : text,
  );
};
