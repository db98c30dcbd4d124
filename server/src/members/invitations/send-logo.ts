import type { getInvitingLogo } from '#contract/invitations';
import type { Parsed } from '#contract/route';
import { organizationLogos } from '#server/organizations/public.ts';
import { readPicture } from '#server/platform/files/read-picture.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { organizationByCode } from './link-reads.ts';

const WIDTH = 480;
/** The link may be renewed and the logo changed. */
const SECONDS = 300;

/** Sends the logo of who invites by this link. Refuses with `not_found`. */
export const sendLogo = async (
  ground: Ground,
  _scope: VisitorScope,
  { params }: Parsed<typeof getInvitingLogo>,
  { reply }: Exchange,
): Promise<void> => {
  const organizationId = await organizationByCode(ground.db, params.code);
  const fileId = (await organizationLogos(ground.db, [organizationId])).get(organizationId);
  const picture = fileId && (await readPicture(ground, organizationId, fileId, WIDTH));
  if (!picture) throw new Refusal('not_found');
  reply.headers({
    'content-type': 'image/webp',
    'cache-control': `public, max-age=${SECONDS}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  reply.send(picture);
};
