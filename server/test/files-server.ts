import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { type FileCard, uploadPath } from '#contract/files';
import { FileId, OrganizationId, PersonId } from '#contract/ids';
import { TestClock } from '#server/platform/clock.ts';
import { readEnv } from '#server/platform/env.ts';
import { fileJobs } from '#server/platform/files/jobs.ts';
import { fileRoutes } from '#server/platform/files/routes.ts';
import { serveUploads } from '#server/platform/files/serve-uploads.ts';
import type { Gates } from '#server/platform/http/gates.ts';
import { mount } from '#server/platform/http/mount.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { createServer } from '#server/platform/http/server.ts';
import { newId } from '#server/platform/ids.ts';
import { createLog } from '#server/platform/log.ts';
import { openGround } from '#server/platform/open-ground.ts';
import { openTestDatabase } from './database.ts';

export const ORGANIZATION = OrganizationId.parse('019582a0-0000-7000-8000-0000000000aa');
export const ELSEWHERE = OrganizationId.parse('019582a0-0000-7000-8000-0000000000bb');
export const VERA = PersonId.parse('019582a0-0000-7000-8000-000000000001');
export const OLEG = PersonId.parse('019582a0-0000-7000-8000-000000000002');

export interface Sent {
  readonly name: string;
  readonly type?: string;
  readonly content: Buffer;
}

/** The platform's server with nothing but files on it; the gate believes the headers `person` and `organization`. */
export async function startFilesServer() {
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  const database = await openTestDatabase();
  const clock = new TestClock(new Date('2026-03-11T09:00:00.000Z'));
  const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent', REQUESTS_PER_MINUTE: '1000000' });
  const { ground, queues } = await openGround(env, createLog('silent'), database, { clock });
  await queues.open(fileJobs);

  const gates: Gates = {
    pass: async (_name, request) => {
      const { person, organization } = request.headers;
      if ((request.params as { organizationId: string }).organizationId !== organization) throw new Refusal('not_found');
      return { personId: person, organizationId: organization, now: clock.now(), session: null } as never;
    },
  };
  const server = await createServer(ground);
  mount(server, ground, gates, fileRoutes({}));
  await serveUploads(server, ground, (request) => gates.pass('admin', request, 'uploads'));
  await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;

  const as = (personId: PersonId, organizationId = ORGANIZATION) => {
    const headers = { person: personId, organization: organizationId };
    const ask = (path: string, init: RequestInit = {}) => fetch(new URL(path, url), { ...init, headers: { ...headers, ...init.headers } });
    const announce = (length: string | number, name: string, type = '', purpose = '') =>
      ask(uploadPath(organizationId), {
        method: 'POST',
        headers: {
          'tus-resumable': '1.0.0',
          'upload-length': String(length),
          'upload-metadata': `filename ${Buffer.from(name).toString('base64')},filetype ${Buffer.from(type).toString('base64')}${
            purpose === '' ? '' : `,purpose ${Buffer.from(purpose).toString('base64')}`
          }`,
        },
      });
    const tus = ({ name, type = '', content }: Sent, options: ConstructorParameters<typeof Upload>[1]) =>
      new Upload(content, {
        endpoint: url + uploadPath(organizationId),
        headers,
        metadata: { filename: name, filetype: type },
        retryDelays: null,
        chunkSize: 64 * 1024,
        ...options,
      });
    const send = (sent: Sent) =>
      new Promise<FileId>((resolve, reject) => {
        const upload = tus(sent, { onError: reject, onSuccess: () => resolve(idIn(upload.url)) });
        upload.start();
      });
    const state = async (id: FileId) => (await (await ask(`/api/organizations/${organizationId}/files/${id}`)).json()) as FileCard;
    return { ask, announce, tus, send, state };
  };

  return {
    url,
    folder,
    clock,
    ground,
    as,
    runJobs: () => queues.drain(ground, fileJobs),
    runSweep: async () => fileJobs.find(({ cron }) => cron !== undefined)?.handle(ground, {}),
    stop: async () => {
      await server.close();
      await queues.stop();
      await database.stop();
      await rm(folder, { recursive: true });
    },
  };
}
export type FilesServer = Awaited<ReturnType<typeof startFilesServer>>;

export const idIn = (url: string | null): FileId => FileId.parse(url?.split('/').at(-1));
export const unknownId = (): FileId => newId<FileId>(new Date('2026-03-11T09:00:00.000Z'));
