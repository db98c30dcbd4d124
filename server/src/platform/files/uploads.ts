import { AsyncLocalStorage } from 'node:async_hooks';
import { Metadata, Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MAX_LARGE_FILE_BYTES, uploadPath } from '#contract/files';
import { FileId } from '#contract/ids';
import type { Db } from '../database/database.ts';
import type { Transact } from '../database/transaction.ts';
import { Refusal } from '../http/problem.ts';
import type { Log } from '../log.ts';
import { type Announced, beginUpload, type Uploader } from './begin-upload.ts';
import { discardUpload } from './claim.ts';
import type { Finish } from './finish-upload.ts';
import type { Partials } from './partials.ts';
import { type FileRow, withFiles } from './tables.ts';

export interface UploadOptions {
  readonly db: Db;
  readonly transaction: Transact;
  readonly partials: Partials;
  readonly finish: Finish;
  readonly log: Log;
  /**
   * Lets whoever may upload for this purpose in the organisation of the path pass, and refuses everybody else; without a purpose any
   * member, who then finds what was begun by that person alone.
   */
  readonly authorise: (request: FastifyRequest, purpose: string | null) => Promise<Uploader>;
}

const COLLECTION = '/api/organizations/:organizationId/uploads';
const TUS_VERSION = '1.0.0';

/**
 * Resumable uploads (https://tus.io/protocols/resumable-upload) for administrators, and for members where the purpose allows it. Refusals at creation are problem
 * documents; a row of `files` leads each upload, and only its creator finds it. Once the last byte came, `getFile` tells what became of it.
 */
export async function uploadRoutes(
  server: FastifyInstance,
  { db, transaction, partials, finish, log, authorise }: UploadOptions,
): Promise<void> {
  const current = new AsyncLocalStorage<FileRow>();
  const upload = (): FileRow => {
    const row = current.getStore();
    if (row === undefined) throw new Error('No upload leads this request');
    return row;
  };
  const tus = new Server({
    path: '/api/uploads', // never used: `generateUrl` knows the organisation
    datastore: partials.store,
    maxSize: MAX_LARGE_FILE_BYTES,
    allowedOrigins: () => false,
    namingFunction: () => upload().id,
    generateUrl: () => `${uploadPath(upload().organization_id)}/${upload().id}`,
    getFileIdFromRequest: () => upload().id,
    onUploadFinish: async () => {
      await finish(upload());
      return {};
    },
    onResponseError: (_request, error) => {
      if (!(error instanceof Error)) return undefined; // the protocol's own refusals
      log.warn({ err: error, fileId: upload().id }, 'upload interrupted');
      return { status_code: 503, body: 'unavailable\n' };
    },
  });

  /** From here on the protocol's own server answers; the headers that every answer of ours has go along. */
  const handOver = async (row: FileRow, request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
    reply.raw.setHeader('cache-control', 'no-store');
    await current.run(row, () => tus.handle(request.raw, reply.raw));
  };

  /** The caller's own upload; what is another's does not exist. */
  const own = async (request: FastifyRequest): Promise<{ row: FileRow; uploader: Uploader }> => {
    const uploader = await authorise(request, null);
    const id = FileId.safeParse((request.params as { fileId?: unknown }).fileId);
    const row = id.success ? await findFile(db, uploader, id.data) : undefined;
    if (row === undefined || row.state === 'claimed') throw new Refusal('not_found');
    return { row, uploader };
  };

  server.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));

  server.post(COLLECTION, { schema: { hide: true } }, async (request, reply) => {
    const purpose = purposeOf(request);
    const uploader = await authorise(request, purpose);
    const announced = announcedBy(request);
    const id = await transaction(uploader.now, (tx) => beginUpload(tx, uploader, announced));
    const row = await findFile(db, uploader, id);
    if (row === undefined) throw new Refusal('unavailable');
    await handOver(row, request, reply);
    // The protocol refused it after all, or the disk did: nothing will ever come under this id.
    if (reply.raw.statusCode !== 201) await transaction(uploader.now, (tx) => discardUpload(tx, uploader.organizationId, id));
  });

  server.patch(`${COLLECTION}/:fileId`, { schema: { hide: true } }, async (request, reply) => {
    const { row } = await own(request);
    if (row.state !== 'uploading') throw new Refusal('not_found');
    await handOver(row, request, reply);
  });

  server.head(`${COLLECTION}/:fileId`, { schema: { hide: true } }, async (request, reply) => {
    const { row } = await own(request);
    if (row.state === 'uploading') {
      const offset = await partials.offsetOf(row.id);
      if (offset === null) throw new Refusal('not_found');
      if (offset < Number(row.size)) return handOver(row, request, reply);
      // Whole, but cut off before it was finished: by a crash, or by an outage of the storage.
      await finish(row);
    }
    // Only the answer to the last byte was lost: the client learns that nothing is left to send.
    const size = String(row.size);
    return reply
      .headers({ 'tus-resumable': TUS_VERSION, 'upload-offset': size, 'upload-length': size, 'cache-control': 'no-store' })
      .send();
  });

  server.delete(`${COLLECTION}/:fileId`, { schema: { hide: true } }, async (request, reply) => {
    const { row, uploader } = await own(request);
    await transaction(uploader.now, (tx) => discardUpload(tx, uploader.organizationId, row.id));
    if (row.state === 'uploading') return handOver(row, request, reply);
    return reply.code(204).header('tus-resumable', TUS_VERSION).send();
  });
}

function findFile(db: Db, { organizationId, personId }: Uploader, id: FileId): Promise<FileRow | undefined> {
  return withFiles(db)
    .selectFrom('files')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

/** What an upload says it is for, asked before the gate: broken metadata is for nothing, and its refusal waits until the gate is passed. */
function purposeOf({ headers }: FastifyRequest): string {
  try {
    return Metadata.parse(String(headers['upload-metadata'] ?? '') || undefined).purpose ?? '';
  } catch {
    return '';
  }
}

/** Reads the announcement; refuses with `bad_request` what is not of the protocol, before anything is written down. */
function announcedBy({ headers }: FastifyRequest): Announced {
  const length = String(headers['upload-length'] ?? '');
  if (headers['tus-resumable'] !== TUS_VERSION || !/^\d{1,15}$/.test(length)) throw new Refusal('bad_request');
  try {
    const metadata = Metadata.parse(String(headers['upload-metadata'] ?? '') || undefined);
    return {
      name: metadata.filename ?? '',
      mediaType: (metadata.filetype ?? '').toLowerCase(),
      size: Number(length),
      purpose: metadata.purpose ?? '',
    };
  } catch {
    throw new Refusal('bad_request');
  }
}
