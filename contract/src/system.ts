import { z } from 'zod';
import { route } from './route.ts';

export const getHealth = route({
  method: 'GET',
  path: '/api/health',
  scope: 'visitor',
  summary: 'The process is alive',
  response: z.object({ status: z.literal('ok') }),
});
export const getReady = route({
  method: 'GET',
  path: '/api/ready',
  scope: 'visitor',
  summary: 'Database, storage and jobs answer',
  response: z.object({ status: z.literal('ok'), database: z.literal('ok'), storage: z.literal('ok'), jobs: z.literal('ok') }),
  errors: ['unavailable'],
});

/** Where to write to the platform's office; `''` when it was not configured. */
export const getOffice = route({
  method: 'GET',
  path: '/api/office',
  scope: 'visitor',
  summary: "The office's contacts, for the foot of the pages and for applications",
  response: z.object({ email: z.string() }),
});
