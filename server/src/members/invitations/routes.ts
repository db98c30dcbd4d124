import * as invitations from '#contract/invitations';
import { type Bound, bind, bindBytes, bindOpen } from '#server/platform/http/bind.ts';
import type { MembersReactions } from '../events.ts';
import { addToRegister } from './add-to-register.ts';
import { declineInvitation } from './decline-invitation.ts';
import { joinOrganization } from './join-organization.ts';
import { readInvitation, readInvitations, readInvitingOrganization } from './link-reads.ts';
import { removeFromRegister } from './remove-from-register.ts';
import { renewInvitation } from './renew-invitation.ts';
import { sendInvitations } from './send-invitations.ts';
import { sendLogo } from './send-logo.ts';
import { sendPoster } from './send-poster.ts';

/** The register before sign-up, and the ways into it. */
export const invitationRoutes = (reactions: MembersReactions): readonly Bound[] => [
  bind(invitations.addToRegister, addToRegister(reactions)),
  bind(invitations.removeFromRegister, removeFromRegister),
  bindOpen(invitations.getInvitation, readInvitation),
  bind(invitations.renewInvitation, renewInvitation),
  bindBytes(invitations.getPoster, sendPoster),
  bindOpen(invitations.sendInvitations, sendInvitations),
  bind(invitations.getInvitingOrganization, readInvitingOrganization),
  bindBytes(invitations.getInvitingLogo, sendLogo),
  bind(invitations.listInvitations, readInvitations),
  bind(invitations.joinOrganization, joinOrganization(reactions)),
  bind(invitations.declineInvitation, declineInvitation),
];
