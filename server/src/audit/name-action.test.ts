import { expect, it } from 'vitest';
import { AuditAction } from '#contract/audit';
import { nameAction } from './public.ts';

it('has words of its own for everything that is journalled', () => {
  const names = AuditAction.options.map(nameAction);
  for (const name of names) expect(name).toMatch(/^[А-ЯЁ][а-яё0-9 ,]+$/);
  expect(new Set(names).size).toBe(names.length);
});

it('leaves what only an earlier version journalled as it is', () => {
  expect(nameAction('members.of-old')).toBe('members.of-old');
  expect(nameAction('constructor')).toBe('constructor');
});
