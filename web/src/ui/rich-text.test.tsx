import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { RichDoc } from '#web/lib/rich-doc.ts';
import { RichText } from './rich-text.tsx';

const html = (content: unknown) => renderToStaticMarkup(<RichText doc={{ type: 'doc', content } as RichDoc} />);
const link = (href: string) => [
  { type: 'paragraph', content: [{ type: 'text', text: 'сюда', marks: [{ type: 'link', attrs: { href } }] }] },
];

test('shows what the editor makes', () => {
  const shown = html([
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Раздел' }] },
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'пункт', marks: [{ type: 'bold' }] }] }] },
      ],
    },
  ]);
  expect(shown).toContain('<h3>Раздел</h3><ul><li><p><strong>пункт</strong></p></li></ul>');
});

test('links lead outside safely', () => {
  expect(html(link('https://example.ru'))).toContain(
    '<a href="https://example.ru" target="_blank" rel="noopener noreferrer nofollow ugc">сюда</a>',
  );
});

test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', '//evil.example', ' javascript:alert(1)'])(
  'leaves the words of %s and no link',
  (href) => {
    expect(html(link(href))).not.toContain('<a');
  },
);

test('drops every node and mark it does not know, and escapes text', () => {
  const shown = html([
    { type: 'image', attrs: { src: 'x', onerror: 'alert(1)' } },
    { type: 'paragraph', content: [{ type: 'text', text: '<script>alert(1)</script>', marks: [{ type: 'script' }] }] },
  ]);
  expect(shown).not.toMatch(/<script|<img/);
  expect(shown).toContain('&lt;script&gt;');
});
