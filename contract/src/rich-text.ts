import { z } from 'zod';

/** The editor's JSON document, by whitelist. Whatever is not named here is refused, so nothing active can be stored. */
export const RICH_TEXT_MAX_BYTES = 200_000; // a long article is 20 000
export const RICH_TEXT_MAX_DEPTH = 8; // lists in lists in quotes; deeper comes from scripts, not from people

const href = z
  .string()
  .max(2_000)
  .regex(/^(https?:\/\/|mailto:|tel:|\/(?![/\\]))[^\p{Cc}\p{Cs}]*$/iu);
const Mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('underline') }),
  z.object({ type: z.literal('strike') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href }) }),
]);
// PostgreSQL's jsonb holds neither NUL nor half a surrogate pair; people type neither.
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');
const Text = z.object({
  type: z.literal('text'),
  text: z.string().overwrite(storable).min(1).max(50_000),
  marks: z.array(Mark).max(5).optional(),
});
const HardBreak = z.object({ type: z.literal('hardBreak') });
const Inline = z.discriminatedUnion('type', [Text, HardBreak]);
const inlines = z.array(Inline).max(2_000).optional();

const Paragraph = z.object({ type: z.literal('paragraph'), content: inlines });
const Heading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inlines,
});
const Rule = z.object({ type: z.literal('horizontalRule') });

export type RichMark = z.infer<typeof Mark>;
export type RichInline = z.infer<typeof Inline>;
export type RichBlock =
  | z.infer<typeof Paragraph>
  | z.infer<typeof Heading>
  | z.infer<typeof Rule>
  | { type: 'bulletList'; content: RichItem[] }
  | { type: 'orderedList'; content: RichItem[] }
  | { type: 'blockquote'; content: RichBlock[] };
export type RichItem = { type: 'listItem'; content: RichBlock[] };

const Block: z.ZodType<RichBlock> = z.lazy(() =>
  z.union([
    Paragraph,
    Heading,
    Rule,
    z.object({ type: z.literal('bulletList'), content: z.array(Item).max(500) }),
    z.object({ type: z.literal('orderedList'), content: z.array(Item).max(500) }),
    z.object({ type: z.literal('blockquote'), content: z.array(Block).max(500) }),
  ]),
);
const Item: z.ZodType<RichItem> = z.lazy(() => z.object({ type: z.literal('listItem'), content: z.array(Block).max(100) }));

const depthOf = (value: unknown): number => {
  let depth = 0;
  let level: unknown[] = [value];
  while (level.length > 0 && depth <= RICH_TEXT_MAX_DEPTH * 2) {
    level = level.flatMap((node) =>
      typeof node === 'object' && node !== null && 'content' in node && Array.isArray(node.content) ? node.content : [],
    );
    if (level.length > 0) depth += 1;
  }
  return depth;
};

export const RichDoc = z
  .unknown()
  .refine((value) => depthOf(value) <= RICH_TEXT_MAX_DEPTH, { error: 'too_big', abort: true })
  .refine((value) => JSON.stringify(value ?? null).length <= RICH_TEXT_MAX_BYTES, { error: 'too_big', abort: true })
  .pipe(z.object({ type: z.literal('doc'), content: z.array(Block).max(2_000) }));
export type RichDoc = z.output<typeof RichDoc>;

/** A document as answers carry it: checked when it was stored; checking it anew costs more than all else of a page of the feed. */
export const StoredRichDoc = z.object({ type: z.literal('doc'), content: z.array(z.unknown() as z.ZodType<RichBlock>) });

/** Plain text of a document, blocks by line: for excerpts, search and push. */
export const plainText = (doc: RichDoc | null): string => {
  const inline = (nodes: readonly RichInline[] | undefined) =>
    (nodes ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('');
  const block = (node: RichBlock | RichItem): string => {
    if (node.type === 'paragraph' || node.type === 'heading') return inline(node.content);
    return node.type === 'horizontalRule' ? '' : node.content.map(block).join('\n');
  };
  return doc === null ? '' : doc.content.map(block).join('\n').trim();
};
