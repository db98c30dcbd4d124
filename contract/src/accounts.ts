import { z } from 'zod';
import { DateOnly, Instant, line, NamePart, OptionalEmail, OptionalNamePart, Password, Phone, Version } from './fields.ts';
import { DocumentId, PersonId, SessionId, VerificationId } from './ids.ts';
import { RichDoc } from './rich-text.ts';
import { route } from './route.ts';

/** The digits of a call; six in a message. ASVS 6.5.4 wants more than four, so four alone open nothing but a new account. */
export const CALL_DIGITS = 4;
export const TEXT_DIGITS = 6;
export const CODE_SECONDS = 300;
export const CODE_ATTEMPTS = 3;
/** A wait between two calls to one phone, and the most of them in a day: calls cost money and annoy. */
export const CALL_WAIT_SECONDS = 60;
export const CALLS_PER_DAY = 5;

export const Person = z.object({
  id: PersonId,
  phone: z.string(),
  lastName: z.string(),
  firstName: z.string(),
  patronymic: z.string(),
  operator: z.boolean(),
});
export type Person = z.infer<typeof Person>;

export const DocumentKind = z.enum(['terms', 'privacy', 'personal_data']);
export type DocumentKind = z.infer<typeof DocumentKind>;
/** A version of a legal document. A new version is a new row; texts are never edited. */
export const Document = z.object({
  id: DocumentId,
  kind: DocumentKind,
  version: z.number().int(),
  title: z.string(),
  /** Without it nobody signs up. */
  required: z.boolean(),
  publishedAt: Instant,
});
export type Document = z.infer<typeof Document>;

export const VerificationPurpose = z.enum(['sign_up', 'reset']);
export const VerificationWay = z.enum(['call', 'text']);
export type VerificationWay = z.infer<typeof VerificationWay>;

/** Asks for a call (or, as the next way, a message). The answer is the same for every phone, registered or not. */
export const startVerification = route({
  method: 'POST',
  path: '/api/verifications',
  scope: 'visitor',
  summary: 'Places the call whose last digits prove a phone number',
  body: z.object({ phone: Phone, purpose: VerificationPurpose, way: VerificationWay.default('call') }),
  response: z.object({
    id: VerificationId,
    digits: z.number().int(),
    expiresInSeconds: z.number().int(),
    /** Until the next way may be tried. */
    waitSeconds: z.number().int(),
    ways: z.array(VerificationWay),
  }),
  status: 202,
  errors: ['phone_unsupported', 'call_failed'],
});

/** Whether the call went out: it is placed after the answer, by a job. */
export const getVerification = route({
  method: 'GET',
  path: '/api/verifications/:verificationId',
  scope: 'visitor',
  summary: 'Tells whether the call was placed',
  params: z.object({ verificationId: VerificationId }),
  response: z.object({ state: z.enum(['placing', 'placed', 'failed', 'expired']) }),
});

export const confirmVerification = route({
  method: 'POST',
  path: '/api/verifications/:verificationId/confirm',
  scope: 'visitor',
  summary: 'Gives the digits and gets a proof of the phone, good for one use within fifteen minutes',
  params: z.object({ verificationId: VerificationId }),
  body: z.object({ digits: z.string().regex(/^\d{4,6}$/) }),
  response: z.object({ proof: z.string() }),
  errors: ['code_wrong', 'code_expired'],
});

export const signUp = route({
  method: 'POST',
  path: '/api/sign-up',
  scope: 'visitor',
  summary: 'Makes an account for a proven phone and signs in',
  body: z.object({
    proof: z.string().max(200),
    lastName: NamePart,
    firstName: NamePart,
    patronymic: OptionalNamePart.default(''),
    password: Password,
    /** The documents accepted, each by its own tick. */
    documents: z.array(DocumentId).max(20),
  }),
  response: Person,
  status: 201,
  errors: ['code_expired', 'account_exists', 'consent_required', 'password_weak'],
});

export const signIn = route({
  method: 'POST',
  path: '/api/sign-in',
  scope: 'visitor',
  summary: 'Signs in with phone and password',
  body: z.object({ phone: Phone, password: z.string().min(1).max(200) }),
  response: Person,
  errors: ['credentials_wrong', 'blocked'],
});

export const resetPassword = route({
  method: 'POST',
  path: '/api/reset-password',
  scope: 'visitor',
  summary: 'Sets a new password by two proofs of the phone; all other sessions end',
  body: z.object({ proofs: z.array(z.string().max(200)).length(2), password: Password }),
  response: Person,
  errors: ['code_expired', 'credentials_wrong', 'password_weak', 'blocked'],
});

export const getSession = route({
  method: 'GET',
  path: '/api/session',
  scope: 'visitor',
  summary: 'The signed-in person, or null',
  response: z.object({ person: Person.nullable() }),
});

export const signOut = route({ method: 'DELETE', path: '/api/session', scope: 'visitor', summary: 'Ends this session' });

export const Session = z.object({
  id: SessionId,
  /** `Chrome, Windows`, from the browser's own words. */
  device: z.string(),
  /** The address with its last part hidden. */
  address: z.string(),
  createdAt: Instant,
  seenAt: Instant,
  current: z.boolean(),
});
export const listSessions = route({
  method: 'GET',
  path: '/api/sessions',
  scope: 'person',
  summary: 'Where this person is signed in',
  response: z.object({ items: z.array(Session) }),
});
export const endSession = route({
  method: 'DELETE',
  path: '/api/sessions/:sessionId',
  scope: 'person',
  summary: 'Ends one session',
  params: z.object({ sessionId: SessionId }),
});
export const endOtherSessions = route({
  method: 'DELETE',
  path: '/api/sessions',
  scope: 'person',
  summary: 'Ends every session but this one',
});

export const changePassword = route({
  method: 'POST',
  path: '/api/password',
  scope: 'person',
  summary: 'Changes the password; all other sessions end',
  body: z.object({ current: z.string().min(1).max(200), next: Password }),
  errors: ['credentials_wrong', 'password_weak'],
});

export const Profile = Person.extend({ birthDate: DateOnly.nullable(), email: z.string(), region: z.string(), version: Version });
export type Profile = z.infer<typeof Profile>;
export const getProfile = route({ method: 'GET', path: '/api/profile', scope: 'person', summary: 'Own data', response: Profile });
export const updateProfile = route({
  method: 'PUT',
  path: '/api/profile',
  scope: 'person',
  summary: 'Changes own data',
  body: z.object({
    lastName: NamePart,
    firstName: NamePart,
    patronymic: OptionalNamePart,
    birthDate: DateOnly.nullable(),
    email: OptionalEmail,
    region: line(100),
    version: Version,
  }),
  response: Profile,
  errors: ['conflict'],
});

export const listDocuments = route({
  method: 'GET',
  path: '/api/documents',
  scope: 'visitor',
  summary: 'The legal documents in force',
  response: z.object({ items: z.array(Document) }),
});
export const getDocument = route({
  method: 'GET',
  path: '/api/documents/:kind',
  scope: 'visitor',
  summary: 'The text of a document in force',
  params: z.object({ kind: DocumentKind }),
  response: Document.extend({ body: RichDoc }),
});
export const publishDocument = route({
  method: 'POST',
  path: '/api/operator/documents',
  scope: 'operator',
  summary: 'Publishes a new version of a document',
  body: z.object({ kind: DocumentKind, title: line(200, 1), body: RichDoc }),
  response: Document,
  status: 201,
});

/** In force: not withdrawn, and no newer version of the document asks for a consent of its own. */
export const Consent = z.object({ document: Document, givenAt: Instant, withdrawnAt: Instant.nullable(), inForce: z.boolean() });
export type Consent = z.infer<typeof Consent>;
export const listConsents = route({
  method: 'GET',
  path: '/api/consents',
  scope: 'person',
  summary: 'What this person agreed to, newest first',
  response: z.object({ items: z.array(Consent) }),
});
export const giveConsent = route({
  method: 'POST',
  path: '/api/consents',
  scope: 'person',
  summary: 'Agrees to a document in force',
  body: z.object({ documentId: DocumentId }),
  response: Consent,
  status: 201,
});
export const withdrawConsent = route({
  method: 'DELETE',
  path: '/api/consents/:documentId',
  scope: 'person',
  summary: 'Withdraws a consent',
  params: z.object({ documentId: DocumentId }),
});

/** Realtime, to the person: a session was ended elsewhere; ask for the session anew. */
export const accountsEvents = { 'accounts.session-ended': z.object({ type: z.literal('accounts.session-ended') }) };
