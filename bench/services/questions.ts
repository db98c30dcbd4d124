import type { Question } from '../members/questions.ts';
import type { Recorder } from '../members/recorder.ts';
import type { Register } from '../members/subjects.ts';
import { FOLDER } from './services-sql.ts';
import { WORDS } from './words.ts';

/** Who asks. */
export interface Asker {
  readonly question: Question;
  readonly as: 'administrator' | 'member';
}

const LIST_MARK = 50;
const SEARCH_MARK = 100;
const PAGES = 40;
/** Beginnings of words are what a search is asked for while somebody types. */
const ASKED_WORDS = 60;

/** All that is asked of the services of the large organisation. Takes cursors by walking through what it asks about. */
export const questionsOf = async ({ organizationId, members, tokens }: Register, recorder: Recorder): Promise<Asker[]> => {
  const base = `/api/organizations/${organizationId}`;
  const token = tokens[0] ?? '';
  /** Pages that begin anywhere in a list. */
  const anywhere = async (path: string): Promise<string[]> => {
    const pages: string[] = [];
    let after = '';
    while (pages.length < PAGES) {
      const { status, body } = await recorder.ask({ path: `${path}&limit=200${after}`, token });
      if (status !== 200) throw new Error(`${path} was answered with ${status}: ${body}`);
      const { next } = JSON.parse(body) as { next?: string };
      if (next === undefined) break;
      after = `&after=${encodeURIComponent(next)}`;
      pages.push(`${path}${after}`);
    }
    return pages;
  };
  const ask = (name: string, paths: readonly string[], mark = LIST_MARK, as: Asker['as'] = 'administrator'): Asker => ({
    as,
    question: { name, mark, paths },
  });

  const folder = `${base}/library/items?section=members&folder=${FOLDER}`;
  const found = (path: string, key: string, words: readonly string[]) => words.map((word) => `${path}?${key}=${encodeURIComponent(word)}`);
  const search = `${base}/search`;
  const { first, last } = monthOf(new Date());
  return [
    ask('library, a folder of 10 000 files: first page by name', [folder]),
    ask('library: first page by date and by size', [`${folder}&sort=date&direction=desc`, `${folder}&sort=size`]),
    ask('library: anywhere by name', await anywhere(`${folder}&sort=name`)),
    ask('library: anywhere by date', await anywhere(`${folder}&sort=date`)),
    ask('library, a member: first page by name', [folder], LIST_MARK, 'member'),
    ask('library: search by a word of name or text', found(`${base}/library/search`, 'query', wholeWords()), SEARCH_MARK),
    ask('library: search by the beginning of a word', found(`${base}/library/search`, 'query', begunWords()), SEARCH_MARK),
    ask('library: search by a file’s number', found(`${base}/library/search`, 'query', numbers(10_000)), SEARCH_MARK),
    ask('library: the newest', [`${base}/library/newest`]),
    ask('calendar: a month of 2 000 events', [`${base}/calendar/range?from=${first}&to=${last}`], SEARCH_MARK),
    ask('calendar, a member: the same month', [`${base}/calendar/range?from=${first}&to=${last}`], SEARCH_MARK, 'member'),
    ask('calendar: a day of it', [`${base}/calendar/range?from=${first}&to=${first}`]),
    ask('calendar: what is coming, first and anywhere', [
      `${base}/calendar/list?when=coming`,
      ...(await anywhere(`${base}/calendar/list?when=coming`)),
    ]),
    ask('tasks: a board of 5 000', [`${base}/task-board?view=all`]),
    ask('tasks: the board of one’s own', [`${base}/task-board?view=mine`]),
    ask('tasks: the list, first and anywhere', [`${base}/tasks?view=all`, ...(await anywhere(`${base}/tasks?view=all`))]),
    ask('tasks: overdue', [`${base}/tasks?view=all&overdue=1`]),
    ask('tasks: search', found(`${base}/tasks`, 'view=all&search', begunWords()), SEARCH_MARK),
    ask('tasks: the nearest', [`${base}/nearest-tasks`]),
    ask('birthdays today and in the coming days among 1 000 000', [`${base}/greetings/birthdays`]),
    ask('the one search: 300 strings of people', found(search, 'q', peopleStrings(members)), SEARCH_MARK),
    ask('the one search: words', found(search, 'q', [...wholeWords(), ...begunWords()]), SEARCH_MARK),
    ask('the one search, a member: words', found(search, 'q', [...wholeWords(), ...begunWords()]), SEARCH_MARK, 'member'),
    ask('the one search: two letters', found(search, 'q', [...new Set(begunWords().map((word) => word.slice(0, 2)))]), SEARCH_MARK),
  ];
};

const wholeWords = (): string[] => WORDS.filter((_, index) => index % Math.ceil(WORDS.length / ASKED_WORDS) === 0);
const begunWords = (): string[] => wholeWords().map((word, index) => word.slice(0, 3 + (index % 4)));
const numbers = (most: number): string[] => Array.from({ length: ASKED_WORDS }, (_, index) => String(1 + ((index * 7_919) % most)));

/** Beginnings and middles of names, two words, parts of phones. */
const peopleStrings = (members: Register['members']): string[] =>
  members.flatMap((member, index) => {
    const { last_name: lastName, first_name: firstName, phone } = member;
    const ways = [lastName.slice(0, 4), `${lastName} ${firstName.slice(0, 3)}`, lastName.slice(2, 6), phone.slice(-6), firstName];
    return [ways[index % ways.length], ways[(index + 1) % ways.length]]
      .filter((text) => text !== undefined)
      .slice(0, index % 2 === 0 ? 2 : 1);
  });

const monthOf = (now: Date): { first: string; last: string } => {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return {
    first: day(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))),
    last: day(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0))),
  };
};
