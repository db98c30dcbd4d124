import * as members from '#contract/members';
import { type Bound, bind } from '#server/platform/http/bind.ts';
import { applicationPage, readMyApplications } from './application-reads.ts';
import { applyForAccess } from './apply-for-access.ts';
import { approveApplication } from './approve-application.ts';
import { bindCard } from './bind-card.ts';
import { readCardBatches, readCards, readMemberships } from './card-reads.ts';
import { demoteMember } from './demote-member.ts';
import type { MembersReactions } from './events.ts';
import { excludeMember } from './exclude-member.ts';
import { issueCards } from './issue-cards.ts';
import { memberPage } from './list-reads.ts';
import { readMember, readMemberStats } from './member-reads.ts';
import { promoteMember } from './promote-member.ts';
import { refuseApplication } from './refuse-application.ts';
import { restoreMember } from './restore-member.ts';

/** The endpoints of members, cards and applications; `reactions` are what higher slices do in the same transaction. */
export const routes = (reactions: MembersReactions): readonly Bound[] => [
  bind(members.listMembers, memberPage),
  bind(members.getMember, readMember),
  bind(members.promoteMember, promoteMember(reactions)),
  bind(members.demoteMember, demoteMember(reactions)),
  bind(members.excludeMember, excludeMember(reactions)),
  bind(members.restoreMember, restoreMember(reactions)),
  bind(members.getMemberStats, readMemberStats),
  bind(members.listMemberships, readMemberships),
  bind(members.listCards, readCards),
  bind(members.bindCard, bindCard(reactions)),
  bind(members.issueCards, issueCards),
  bind(members.listCardBatches, readCardBatches),
  bind(members.applyForAccess, applyForAccess),
  bind(members.listMyApplications, readMyApplications),
  bind(members.listApplications, applicationPage),
  bind(members.approveApplication, approveApplication(reactions)),
  bind(members.refuseApplication, refuseApplication(reactions)),
];
