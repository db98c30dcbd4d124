import { z } from 'zod';
import { Instant } from './fields.ts';
import { ExportId, OrganizationId } from './ids.ts';
import { MemberTarget } from './member-filter.ts';
import { MemberSort } from './members.ts';
import { page, pageQuery } from './page.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });
const ofExport = z.object({ organizationId: OrganizationId, exportId: ExportId });

/** Of one person in a day: more than anybody works with, few enough that a stolen session does not carry off everything. */
export const EXPORTS_A_DAY = 20;
/** The file is personal data of many: it does not lie about. */
export const EXPORT_HOURS = 24;

export const ExportFormat = z.enum(['xlsx', 'csv']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** `waiting` → `writing` → `ready` → `removed`; back to `waiting` while a failed attempt is followed by another, or `failed`. */
export const ExportState = z.enum(['waiting', 'writing', 'ready', 'failed', 'removed']);
export type ExportState = z.infer<typeof ExportState>;

export const Export = z.object({
  id: ExportId,
  format: ExportFormat,
  state: ExportState,
  fileName: z.string(),
  createdAt: Instant,
  /** How many people there will be in it; null until they are counted. */
  total: z.number().int().nullable(),
  /** How many are written. */
  done: z.number().int(),
  /** Bytes; 0 until it is ready. */
  size: z.number().int(),
  /** Until when it can be downloaded. */
  expiresAt: Instant.nullable(),
  /** `repeat`: it failed less than a day ago. */
  can: z.object({ repeat: z.boolean() }),
});
export type Export = z.infer<typeof Export>;

export const startExport = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/exports',
  scope: 'admin',
  summary: '«Экспорт»: has a file made of the ticked members, or of all that a filter finds; one at a time in an organisation',
  params: inOrganization,
  body: z.object({
    target: MemberTarget,
    format: ExportFormat,
    sort: MemberSort.default('name'),
    direction: z.enum(['asc', 'desc']).default('asc'),
  }),
  response: Export,
  status: 202,
  errors: ['export_running'],
});
export const repeatExport = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/exports/:exportId/repeat',
  scope: 'admin',
  summary: '«Повторить»: a new export like the own one that failed takes its place',
  params: ofExport,
  response: Export,
  status: 202,
  errors: ['export_running'],
});
export const listExports = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/exports',
  scope: 'admin',
  summary: 'Own exports, newest first',
  params: inOrganization,
  query: pageQuery(20),
  response: page(Export),
});
export const getExport = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/exports/:exportId',
  scope: 'admin',
  summary: 'An own export with its progress',
  params: ofExport,
  response: Export,
});
export const readExportFile = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/exports/:exportId/file',
  scope: 'admin',
  summary: 'The file of an own export, for a day',
  params: ofExport,
  answer: 'bytes',
});

/** Realtime, to who asked: an own export moved on. */
export const exportsEvents = {
  'members.export': z.object({ type: z.literal('members.export'), organizationId: OrganizationId, exportId: ExportId }),
};
