import { describe, expect, it } from 'vitest';
import { readDraft } from './post-draft.ts';
import { emptyPost } from './post-values.ts';

const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ждём всех' }] }] } as const;
const file = {
  id: '0192f0c0-0000-7000-8000-000000000301',
  name: 'протокол.pdf',
  mediaType: 'application/pdf',
  kind: 'pdf',
  size: 1_000,
  width: null,
  height: null,
  placeholder: null,
  state: 'ready',
  error: null,
  url: '/api/x',
  previews: [],
};

describe('readDraft', () => {
  it('gives back what was typed', () => {
    const typed = {
      ...emptyPost(),
      title: 'Собрание',
      body,
      attachments: [file],
      type: 'poll',
      anonymous: true,
      endsAt: '2026-12-01T10:00',
    };
    expect(readDraft(JSON.stringify(typed))).toMatchObject({
      title: 'Собрание',
      body,
      attachments: [file],
      type: 'poll',
      anonymous: true,
      endsAt: '2026-12-01T10:00',
    });
  });
  it('leaves out what cannot be read, and keeps the rest', () => {
    const broken = { title: 'Собрание', body: { type: 'script' }, attachments: [{ id: 1 }, file], options: [7, { text: 'да' }], type: 'x' };
    const draft = readDraft(JSON.stringify(broken));
    expect(draft).toMatchObject({ title: 'Собрание', body: null, attachments: [file], type: 'news', pinned: false });
    expect(draft?.options.map(({ text }) => text)).toEqual(['да']);
  });
  it.each([null, '', 'не JSON', '7', '[]', '{}', JSON.stringify(emptyPost())])('is none of %s', (text) =>
    expect(readDraft(text)).toBeNull(),
  );
});
