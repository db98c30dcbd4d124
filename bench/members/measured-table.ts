import type { Measured } from './measure-members.ts';

/** Milliseconds as they are shown. */
export const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

const HEADS = [
  'question',
  'mark',
  'one user p50',
  'p95',
  '16 users p50',
  'p95',
  'without a pause p50',
  'p95',
  'p99',
  'requests/s',
  'floor p95',
  'ours/floor',
];

/** Which of the two a mark is of: sixteen users, or one. */
export type Judged = 'paced' | 'alone';

const row = ({ question, alone, paced, together, floor }: Measured, judged: Judged): string =>
  `| ${[
    question.name,
    question.mark,
    ms(alone.p50),
    judged === 'alone' && alone.p95 >= question.mark ? `**${ms(alone.p95)}**` : ms(alone.p95),
    ms(paced.p50),
    judged === 'paced' && paced.p95 >= question.mark ? `**${ms(paced.p95)}**` : ms(paced.p95),
    ms(together.p50),
    ms(together.p95),
    ms(together.p99),
    together.perSecond.toFixed(0),
    ms(floor.p95),
    (together.perSecond / floor.perSecond).toFixed(2),
  ].join(' | ')} |`;

/** What was measured, as a table of Markdown; what misses its mark stands out. */
export const measuredTable = (results: readonly Measured[], judged: Judged): string =>
  [
    `| ${HEADS.join(' | ')} |`,
    `|${HEADS.map((_, column) => (column === 0 ? '---' : '---:')).join('|')}|`,
    ...results.map((result) => row(result, judged)),
  ].join('\n');
