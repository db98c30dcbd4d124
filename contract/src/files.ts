import { z } from 'zod';
import { ErrorCode } from './errors.ts';
import { FileId, OrganizationId } from './ids.ts';
import { route } from './route.ts';

/** A photograph of any phone fits; a larger one is a mistake or a bomb. */
export const MAX_PICTURE_BYTES = 50 * 2 ** 20;
/** What a picture may unfold to: 50 Mpx take about 200 MB of memory while they are scaled. */
export const MAX_PICTURE_PIXELS = 50_000_000;
/** A recording of a long meeting; still fits through mobile internet with resumption. */
export const MAX_FILE_BYTES = 200 * 2 ** 20;
/** A film of a congress: for uploads announced with a purpose of `LARGE_PURPOSES`, and of use for nothing else. */
export const MAX_LARGE_FILE_BYTES = 2 * 2 ** 30;
/** What an upload's metadata may name as its `purpose` to be allowed to be large. */
export const LARGE_PURPOSES: readonly string[] = ['library'];
/** What ordinary members may upload for; all else is administrators'. */
export const MEMBER_PURPOSES: readonly string[] = ['task'];
/** One file of an ordinary member's, and all of them in one organisation together: photographs and papers. */
export const MAX_MEMBER_FILE_BYTES = 50 * 2 ** 20;
export const MAX_MEMBER_BYTES = 500 * 2 ** 20;
/** Longer names break file systems once they are encoded as UTF-8 (255 bytes) and columns of a table. */
export const MAX_FILE_NAME = 200;
/** Uploads one person may have begun and not finished: several batches of pictures at once, no more. */
export const MAX_UNFINISHED_UPLOADS = 20;
/** Finished files of one person that nothing shows yet: drafts, and no more. */
export const MAX_UNCLAIMED_FILES = 200;
/** Bytes that all of these may take together: a handful of films. */
export const MAX_UNCLAIMED_BYTES = 10 * 2 ** 30;
/** The widths that pictures are offered in: a tile, a phone's screen, a desktop's screen. Smaller pictures are not enlarged. */
export const PICTURE_SIDES = [480, 1080, 2000] as const;
export type PictureSide = (typeof PICTURE_SIDES)[number];

export const FileKind = z.enum(['picture', 'pdf', 'audio', 'video', 'other']);
export type FileKind = z.infer<typeof FileKind>;

/** `uploading` → `ready` (its uploader may attach it) → `claimed` (attached: members may read it), or → `broken`. */
export const FileState = z.enum(['uploading', 'ready', 'claimed', 'broken']);
export type FileState = z.infer<typeof FileState>;

/** What others need to show a file. */
export const FileCard = z.object({
  id: FileId,
  name: z.string(),
  mediaType: z.string(),
  kind: FileKind,
  size: z.number().int().nonnegative(),
  /** Of the picture as it stands upright. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** A tiny blurred picture as a data URI, to hold the place while the real one loads. */
  placeholder: z.string().nullable(),
  state: FileState,
  /** Why a `broken` file is refused. */
  error: ErrorCode.nullable(),
  /** The file; of a picture its largest size. `?download=1` saves instead of showing. */
  url: z.string(),
  /** A picture's sizes with their real widths, for `srcset`, smallest first; empty for all else. */
  previews: z.array(z.object({ width: z.number().int(), url: z.string() })),
});
export type FileCard = z.infer<typeof FileCard>;

export const FileVariant = z.enum(['original', ...PICTURE_SIDES.map((side) => `${side}` as const)]);
export type FileVariant = z.infer<typeof FileVariant>;

/** Where the file's bytes are. A picture has no `original`: that stands for its largest size, which holds no metadata. */
export const filePath = (organizationId: OrganizationId, fileId: FileId, variant: FileVariant = 'original'): string =>
  `/api/organizations/${organizationId}/files/${fileId}/${variant}`;

/** Where tus uploads begin (https://tus.io/protocols/resumable-upload). Metadata: `filename`, `filetype`, and `purpose` if there is one. */
export const uploadPath = (organizationId: OrganizationId): string => `/api/organizations/${organizationId}/uploads`;

export const getFile = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/files/:fileId',
  scope: 'member',
  summary: 'The state of a file: of your own upload, or, for administrators, of a file that is attached to something',
  params: z.object({ organizationId: OrganizationId, fileId: FileId }),
  response: FileCard,
  errors: ['not_found'],
});

export const readFile = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/files/:fileId/:variant',
  scope: 'member',
  summary: 'The bytes of a file, with ranges and revalidation',
  params: z.object({ organizationId: OrganizationId, fileId: FileId, variant: FileVariant }),
  query: z.object({ download: z.literal('1').optional() }),
  errors: ['not_found'],
  answer: 'bytes',
});
