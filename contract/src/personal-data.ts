import { z } from 'zod';
import { Instant } from './fields.ts';
import { page, pageQuery } from './page.ts';
import { route } from './route.ts';

export const ErasureId = z.uuid().brand<'ErasureId'>();
export type ErasureId = z.infer<typeof ErasureId>;

/** For how long the person may still fetch the act of the own erasure: there is no account to ask through. */
export const ACT_DAYS = 30;
/** A collection reads every table; once an hour is more than a person needs. */
export const OWN_DATA_PER_DAY = 10;

export const exportOwnData = route({
  method: 'GET',
  path: '/api/profile/personal-data',
  scope: 'person',
  summary: 'Everything that is kept about this person: for programs (JSON), or to be read (HTML)',
  query: z.object({ format: z.enum(['json', 'html']).default('html') }),
  errors: ['too_many_requests'],
  answer: 'bytes',
});

/** A secret address: 32 random bytes. */
export const ActToken = z.string().regex(/^[\w-]{43}$/);

export const eraseAccount = route({
  method: 'POST',
  path: '/api/profile/erase',
  scope: 'person',
  summary: 'Erases the account and the personal data of this person for good; answers where the act of it lies',
  body: z.object({ password: z.string().min(1).max(200) }),
  response: z.object({ act: z.string(), until: Instant }),
  errors: ['credentials_wrong', 'last_head'],
  idempotency: 'own',
});
export const actPath = (token: string): string => `/api/erasure-acts/${token}`;
export const readOwnAct = route({
  method: 'GET',
  path: '/api/erasure-acts/:token',
  scope: 'visitor',
  summary: 'The act of an erasure (PDF), for whoever has its secret address',
  params: z.object({ token: ActToken }),
  errors: ['not_found'],
  answer: 'bytes',
});

export const Erasure = z.object({ id: ErasureId, erasedAt: Instant, memberships: z.number().int() });
export type Erasure = z.infer<typeof Erasure>;
export const listErasures = route({
  method: 'GET',
  path: '/api/operator/erasures',
  scope: 'operator',
  summary: 'Erasures of accounts, newest first, while their acts must be kept',
  query: pageQuery(50),
  response: page(Erasure),
});
export const readAct = route({
  method: 'GET',
  path: '/api/operator/erasures/:erasureId/act',
  scope: 'operator',
  summary: 'The act of an erasure (PDF); the reading is journalled',
  params: z.object({ erasureId: ErasureId }),
  errors: ['not_found'],
  answer: 'bytes',
});
