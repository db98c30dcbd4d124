import type { Holiday } from '#contract/calendar';

/**
 * Non-working days of Russia. Public holidays are those of the Labour Code, article 112; transfers are those of the Government's yearly
 * decrees (http://publication.pravo.gov.ru), and of a holiday on a Saturday or Sunday that no decree moves elsewhere the law's own: to
 * the working day after it. Shortened days: article 95. A year is added here once its decree is out.
 */
export interface ProductionYear {
  readonly decree: string;
  /** Working days that are off instead of a day off elsewhere, and what they stand for. */
  readonly transferred: readonly string[];
  /** Saturdays and Sundays that are worked. */
  readonly worked: readonly string[];
  /** An hour shorter. */
  readonly short: readonly string[];
}

export const PRODUCTION_YEARS: Readonly<Record<number, ProductionYear>> = {
  2025: {
    decree: 'Постановление Правительства РФ от 04.10.2024 № 1335',
    transferred: ['2025-05-02', '2025-05-08', '2025-06-13', '2025-11-03', '2025-12-31'],
    worked: ['2025-11-01'],
    short: ['2025-03-07', '2025-04-30', '2025-06-11', '2025-11-01'],
  },
  2026: {
    decree: 'Постановление Правительства РФ от 24.09.2025 № 1466',
    transferred: ['2026-01-09', '2026-03-09', '2026-05-11', '2026-12-31'],
    worked: [],
    short: ['2026-04-30', '2026-05-08', '2026-06-11', '2026-11-03'],
  },
};

/** Labour Code, article 112, by month and day. */
export const HOLIDAYS: Readonly<Record<string, Holiday>> = {
  '01-01': 'newYear',
  '01-02': 'newYear',
  '01-03': 'newYear',
  '01-04': 'newYear',
  '01-05': 'newYear',
  '01-06': 'newYear',
  '01-07': 'christmas',
  '01-08': 'newYear',
  '02-23': 'defender',
  '03-08': 'women',
  '05-01': 'labour',
  '05-09': 'victory',
  '06-12': 'russia',
  '11-04': 'unity',
};
