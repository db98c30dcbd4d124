import type { FastifyInstance } from 'fastify';
import type { Ground } from '../ground.ts';
import { createFinish } from './finish-upload.ts';
import { openPartials } from './partials.ts';
import { clamdScanner } from './scanner.ts';
import { type UploadOptions, uploadRoutes } from './uploads.ts';

/** Mounts the uploads of the server; `authorise` is the gate. */
export async function serveUploads(server: FastifyInstance, ground: Ground, authorise: UploadOptions['authorise']): Promise<void> {
  const { env, db, storage, transaction, log } = ground;
  const partials = openPartials(env.DATA_DIR);
  const scanner = env.CLAMD_SOCKET === undefined ? null : clamdScanner(env.CLAMD_SOCKET);
  const finish = createFinish({ db, storage, partials, scanner });
  await server.register(uploadRoutes, { db, transaction, partials, finish, log, authorise });
}
