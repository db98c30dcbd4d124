import { z } from 'zod';
import { Instant, line } from './fields.ts';
import { FileId, MemberId, OrganizationId, PostId } from './ids.ts';
import { MemberStatus } from './member-filter.ts';
import { route } from './route.ts';

/** A longer question is a text pasted by mistake. */
export const MAX_SEARCH = 200;
/** Hits of a kind in one answer, and when that kind alone is asked for. */
export const MAX_HITS = 5;
export const MAX_HITS_OF_KIND = 50;
/** The longest `text` of a hit: two lines of the dialog. */
export const MAX_HIT_TEXT = 160;

/** What is searched, in the order that it is shown in. */
export const SEARCH_KINDS = ['member', 'post', 'event', 'task', 'file'] as const;
export const SearchKind = z.enum(SEARCH_KINDS);
export type SearchKind = z.infer<typeof SearchKind>;

const shown = {
  title: z.string(),
  /** Plain text around what was found, or whatever tells one hit from another; `''` where the title says it all. */
  text: z.string(),
};

/** What was found. `at`: published, begins, is due, was added. */
export const SearchHit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), id: MemberId, ...shown, status: MemberStatus }),
  z.object({ kind: z.literal('post'), id: PostId, ...shown, at: Instant, planned: z.boolean() }),
  /** Of a repeated event the nearest occurrence, or else the last one; `allDay`: `at` is the beginning of its day. */
  z.object({ kind: z.literal('event'), id: z.uuid(), ...shown, at: Instant, allDay: z.boolean(), cancelled: z.boolean() }),
  z.object({ kind: z.literal('task'), id: z.uuid(), ...shown, at: Instant.nullable(), done: z.boolean() }),
  /** `id` is the library's, `fileId` that of its present content; `internal`: «Для внутреннего использования». */
  z.object({
    kind: z.literal('file'),
    id: z.uuid(),
    ...shown,
    at: Instant,
    fileId: FileId,
    mediaType: z.string(),
    folderId: z.uuid().nullable(),
    internal: z.boolean(),
  }),
]);
export type SearchHit = z.infer<typeof SearchHit>;

export const searchEverything = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/search',
  scope: 'member',
  summary: 'One search: people (for head and administrators), publications, events, tasks and files that this member may see',
  params: z.object({ organizationId: OrganizationId }),
  query: z.object({ q: line(MAX_SEARCH, 1), kind: SearchKind.optional() }),
  response: z.object({
    /** Only kinds with hits; `more`: there are others, to be asked for by `kind` or on the page of that kind. */
    groups: z.array(z.object({ kind: SearchKind, hits: z.array(SearchHit), more: z.boolean() })),
    /** Kinds whose answer did not come in time or at all: what is shown is not everything. */
    missing: z.array(SearchKind),
    /** Beginnings of words, lower case and ё as е, to be marked in what was found. */
    marks: z.array(z.string()),
  }),
});
