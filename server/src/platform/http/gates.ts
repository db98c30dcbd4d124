import { createHash } from 'node:crypto';
import type {} from '@fastify/cookie'; // gives requests their cookies
import type { FastifyRequest } from 'fastify';
import { MemberId, OrganizationId, PersonId, SessionId } from '#contract/ids';
import type { Role } from '#contract/members';
import type { ScopeName } from '#contract/route';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/database.ts';
import { Refusal } from './problem.ts';

declare const minted: unique symbol;
/** Branded: only this file can make a scope, so a use case that takes one is authorised by its type. */
interface Minted<Name extends string> {
  readonly [minted]: Readonly<Record<Name, true>>;
}

/** What is known of every request. */
export interface RequestFacts {
  readonly now: Date;
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string;
  /** For endpoints that recognise a repetition themselves (`idempotency: 'own'`). */
  readonly idempotencyKey: string | null;
  /** The signed-in person, if any: a visitor's endpoint may greet by name but must not rely on it. */
  readonly session: { readonly id: SessionId; readonly personId: PersonId } | null;
}
interface PersonFacts extends RequestFacts {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly operator: boolean;
}
interface MemberFacts extends PersonFacts {
  readonly organizationId: OrganizationId;
  readonly memberId: MemberId;
  readonly role: Role;
}
export type VisitorScope = RequestFacts & Minted<'visitor'>;
export type PersonScope = PersonFacts & Minted<'visitor' | 'person'>;
export type OperatorScope = PersonFacts & Minted<'visitor' | 'person' | 'operator'>;
export type MemberScope = MemberFacts & Minted<'visitor' | 'person' | 'member'>;
export type AdminScope = MemberFacts & Minted<'visitor' | 'person' | 'member' | 'admin'>;
export type HeadScope = MemberFacts & Minted<'visitor' | 'person' | 'member' | 'admin' | 'head'>;

export interface Scopes {
  visitor: VisitorScope;
  person: PersonScope;
  member: MemberScope;
  admin: AdminScope;
  head: HeadScope;
  operator: OperatorScope;
}
export type AnyScope = Scopes[ScopeName];

/** What the session's token opens: one query, given by the slices that own the tables. */
export interface Access {
  readonly sessionId: string;
  readonly personId: string;
  readonly operator: boolean;
  readonly membership: { readonly memberId: string; readonly role: Role } | null;
}
export interface GateRules {
  /** Whose token this is, and the active membership in the organisation when one is named; null for no live session. */
  access(db: Db, tokenHash: Buffer, organizationId: string | null, now: Date): Promise<Access | null>;
  /** Journals that a signed-in person knocked at a door of a higher role. */
  refused(
    db: Db,
    facts: { readonly personId: string; readonly organizationId: string | null; readonly now: Date; readonly endpoint: string },
  ): Promise<void>;
}

export const SESSION_COOKIE = '__Host-session';
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RANK: Readonly<Record<Role, number>> = { member: 0, administrator: 1, head: 2 };
const NEEDED: Readonly<Partial<Record<ScopeName, Role>>> = { member: 'member', admin: 'administrator', head: 'head' };
const mayAct = (name: ScopeName, role: Role): boolean => {
  const needed = NEEDED[name];
  return needed !== undefined && RANK[role] >= RANK[needed];
};

export interface Gates {
  /** Mints the scope an endpoint asks for. Raises `unauthenticated`, or `not_found` for what is not this person's. */
  pass<Name extends ScopeName>(name: Name, request: FastifyRequest, endpoint: string): Promise<Scopes[Name]>;
}

/** The gates of a server: from a request to a scope; nothing else makes scopes. */
export const createGates = (db: Db, clock: Clock, rules: GateRules): Gates => ({
  async pass(name, request, endpoint) {
    const now = clock.now();
    const token = request.cookies[SESSION_COOKIE];
    const organizationId = organizationIn(request.params);
    const access = token === undefined || token === '' ? null : await rules.access(db, hashToken(token), organizationId, now);
    const session = access === null ? null : { id: SessionId.parse(access.sessionId), personId: PersonId.parse(access.personId) };
    const facts: RequestFacts = {
      now,
      requestId: request.id,
      address: request.ip,
      userAgent: String(request.headers['user-agent'] ?? ''),
      idempotencyKey: request.headers['idempotency-key']?.toString() ?? null,
      session,
    };
    if (name === 'visitor') return mint(facts);
    if (access === null || session === null) throw new Refusal('unauthenticated');

    const person: PersonFacts = { ...facts, sessionId: session.id, personId: session.personId, operator: access.operator };
    if (name === 'person') return mint(person);
    const refuse = async () => {
      await rules.refused(db, { personId: access.personId, organizationId, now, endpoint });
      return new Refusal('not_found');
    };
    if (name === 'operator') {
      if (!access.operator) throw await refuse();
      return mint(person);
    }
    if (organizationId === null || access.membership === null || !mayAct(name, access.membership.role)) throw await refuse();
    const member: MemberFacts = {
      ...person,
      organizationId: OrganizationId.parse(organizationId),
      memberId: MemberId.parse(access.membership.memberId),
      role: access.membership.role,
    };
    return mint(member);
  },
});

const organizationIn = (params: unknown): string | null => {
  const value = typeof params === 'object' && params !== null && 'organizationId' in params ? String(params.organizationId) : null;
  return value !== null && UUID.test(value) ? value : null;
};

// The brand exists in the types alone; this is the one place that puts it on.
const mint = <Scope extends AnyScope>(facts: RequestFacts): Scope => facts as Scope;
