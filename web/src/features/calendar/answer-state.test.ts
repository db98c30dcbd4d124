import { expect, it } from 'vitest';
import { answerState } from './answer-state.ts';

it('tells an event that is over from one that is for others', () => {
  const now = Date.parse('2026-11-26T12:00:00Z');
  const can = { edit: true, delete: true, attend: true };
  const state = (answer: boolean, endsAt: string) => answerState({ can: { ...can, answer }, endsAt }, now);
  expect(state(true, '2026-11-26T13:00:00Z')).toBe('open');
  expect(state(false, '2026-11-26T12:00:00Z')).toBe('over');
  expect(state(false, '2026-11-26T13:00:00Z')).toBe('none');
});
