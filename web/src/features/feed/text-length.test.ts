import { expect, it } from 'vitest';
import { isLong } from './text-length.ts';

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] });
const item = { type: 'listItem' as const, content: [paragraph('пункт')] };

it('cuts a long text and a long list, and nothing shorter', () => {
  expect(isLong({ type: 'doc', content: [paragraph('Коротко')] })).toBe(false);
  expect(isLong({ type: 'doc', content: [paragraph('а'.repeat(800))] })).toBe(true);
  expect(isLong({ type: 'doc', content: [{ type: 'bulletList', content: Array.from({ length: 13 }, () => item) }] })).toBe(true);
});
