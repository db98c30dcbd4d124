import { createHmac } from 'node:crypto';
import type { OrganizationId } from '#contract/ids';
import type { InviteWay } from '#contract/invitations';

export interface Addressed {
  readonly organizationId: OrganizationId;
  readonly way: InviteWay;
  readonly address: string;
}

/** What was written to whom is nobody's to read; the same address is another one in each organisation. */
export const hashAddress = (secret: Buffer, { organizationId, way, address }: Addressed): Buffer =>
  createHmac('sha256', secret).update(`invited:${organizationId}:${way}:${address.toLowerCase()}`).digest();
