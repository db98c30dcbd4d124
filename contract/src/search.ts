import { z } from 'zod';
import { DateOnly, Instant, line } from './fields.ts';
import { FileKind } from './files.ts';
import { EventId, FolderId, LibraryFileId, MemberId, OrganizationId, PostId, TaskId } from './ids.ts';
import { LibrarySection } from './library.ts';
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
export const SEARCH_KINDS = ['member', 'post', 'event', 'task', 'folder', 'file'] as const;
export const SearchKind = z.enum(SEARCH_KINDS);
export type SearchKind = z.infer<typeof SearchKind>;

const shown = {
  title: z.string(),
  /** Plain text around what was found, or whatever tells one hit from another; `''` where the title says it all. */
  text: z.string(),
};

/** What was found, with what its line says and what its page is opened by. */
export const SearchHit = z.discriminatedUnion('kind', [
  /** `phone` E.164 and `cardTail` as tables show it; `''` while unknown. */
  z.object({ kind: z.literal('member'), id: MemberId, ...shown, phone: z.string(), cardTail: z.string(), status: MemberStatus }),
  /** `at`: published, or of a planned one will be. */
  z.object({ kind: z.literal('post'), id: PostId, ...shown, at: Instant, planned: z.boolean() }),
  /** Of a repeated event the nearest coming occurrence, or else the last; `on` names it, `start` is on the wall: `2026-11-23T10:00`. */
  z.object({ kind: z.literal('event'), id: EventId, ...shown, on: DateOnly, start: z.string(), allDay: z.boolean() }),
  z.object({ kind: z.literal('task'), id: TaskId, ...shown, dueOn: DateOnly.nullable(), done: z.boolean() }),
  /** `way`: the names of the folders that it lies in, the outermost first. */
  z.object({ kind: z.literal('folder'), id: FolderId, ...shown, section: LibrarySection, way: z.array(z.string()) }),
  /** `at`: when its present content was added; `fileKind` chooses the picture. */
  z.object({
    kind: z.literal('file'),
    id: LibraryFileId,
    ...shown,
    at: Instant,
    fileKind: FileKind,
    section: LibrarySection,
    folderId: FolderId.nullable(),
  }),
]);
export type SearchHit = z.infer<typeof SearchHit>;

export const searchEverything = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/search',
  scope: 'member',
  summary: 'One search: people (for head and administrators), publications, events, tasks, folders and files that this member may see',
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
