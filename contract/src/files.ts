import { z } from 'zod';
import { FileId, OrganizationId } from './ids.ts';
import { route } from './route.ts';

/** A photo of a phone is 12 MB, of a good camera 40. */
export const MAX_PICTURE_BYTES = 50 * 2 ** 20;
export const MAX_PICTURE_PIXELS = 50_000_000;
export const MAX_FILE_BYTES = 200 * 2 ** 20;

export const FileKind = z.enum(['picture', 'pdf', 'audio', 'video', 'other']);
export const FileState = z.enum(['uploading', 'ready', 'claimed', 'broken']);

export const FileCard = z.object({
  id: FileId,
  name: z.string(),
  mediaType: z.string(),
  kind: FileKind,
  size: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** A tiny blurred picture as a data URI, to stand in while loading. */
  placeholder: z.string().nullable(),
  state: FileState,
  url: z.string(),
  previews: z.array(z.object({ width: z.number().int(), url: z.string() })),
});
export type FileCard = z.infer<typeof FileCard>;

const params = z.object({ organizationId: OrganizationId, fileId: FileId });
export const getFile = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/files/:fileId',
  scope: 'admin',
  summary: 'What became of an upload',
  params,
  response: FileCard,
});
export const readFile = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/files/:fileId/:variant',
  scope: 'member',
  summary: 'The bytes of a file, ranges served',
  params: params.extend({ variant: z.string().regex(/^(original|\d{2,4})$/) }),
  answer: 'bytes',
});
