import sharp from 'sharp';
import { organizationLogos, organizationNames } from '#server/organizations/public.ts';
import { readPicture } from '#server/platform/files/read-picture.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { drawPoster } from './draw-poster.ts';
import { joinUrl, linkOf } from './link-reads.ts';

/** 108 points of the logo at 300 dots an inch. */
const LOGO_WIDTH = 480;

/** Sends the poster with the link of this moment. */
export const sendPoster = async (ground: Ground, scope: AdminScope, _input: unknown, { reply }: Exchange): Promise<void> => {
  const { organizationId, now } = scope;
  const { code } = await linkOf(ground.db, organizationId, now);
  const [names, logos] = await Promise.all([
    organizationNames(ground.db, [organizationId]),
    organizationLogos(ground.db, [organizationId]),
  ]);
  const fileId = logos.get(organizationId);
  const picture = fileId && (await readPicture(ground, organizationId, fileId, LOGO_WIDTH));
  const poster = await drawPoster({
    organizationName: names.get(organizationId) ?? '',
    // PDF knows no WebP.
    logo: picture ? await sharp(picture).png().toBuffer() : null,
    url: joinUrl(ground, code),
    now,
  });
  reply.headers({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="profplus-poster.pdf"; filename*=UTF-8''${encodeURIComponent('ПрофПлюс – приглашение.pdf')}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  reply.send(poster);
};
