import * as bulk from '#contract/bulk';
import * as steps from '#contract/first-steps';
import * as groups from '#contract/groups';
import * as card from '#contract/member-card';
import * as members from '#contract/members';
import * as table from '#contract/table-settings';
import { type Bound, bind, bindOpen } from '#server/platform/http/bind.ts';
import { applicationPage, readMyApplications } from './application-reads.ts';
import { applyForAccess } from './apply-for-access.ts';
import { approveApplication } from './approve-application.ts';
import { bindCard } from './bind-card.ts';
import { excludeMembers } from './bulk/exclude-members.ts';
import { removeRecords } from './bulk/remove-records.ts';
import { restoreMembers } from './bulk/restore-members.ts';
import { memberActPage } from './card/act-reads.ts';
import { memberChangePage } from './card/change-reads.ts';
import { readMember } from './card/member-card-reads.ts';
import { updateMember } from './card/update-member.ts';
import { cardViewPage } from './card/view-reads.ts';
import { readCardBatches, readCards, readMemberships } from './card-reads.ts';
import { demoteMember } from './demote-member.ts';
import type { MembersReactions } from './events.ts';
import { excludeMember } from './exclude-member.ts';
import { exportRoutes } from './exports/routes.ts';
import { hideFirstSteps } from './first-steps/hide-first-steps.ts';
import { readFirstSteps } from './first-steps/step-reads.ts';
import { addToGroup } from './groups/add-to-group.ts';
import { createGroup } from './groups/create-group.ts';
import { deleteGroup } from './groups/delete-group.ts';
import { readGroup } from './groups/group-reads.ts';
import { listGroups } from './groups/list-groups.ts';
import { removeFromGroup } from './groups/remove-from-group.ts';
import { updateGroup } from './groups/update-group.ts';
import { handOverHeadship } from './hand-over-headship.ts';
import { importRoutes } from './imports/routes.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { issueCards } from './issue-cards.ts';
import { memberPage } from './list-reads.ts';
import { readMemberStats } from './member-reads.ts';
import { promoteMember } from './promote-member.ts';
import { refuseApplication } from './refuse-application.ts';
import { restoreMember } from './restore-member.ts';
import { keepTableSettings } from './table-settings/keep-table-settings.ts';
import { readTableSettings } from './table-settings/setting-reads.ts';

/** The endpoints of members, cards and applications; `reactions` are what higher slices do in the same transaction. */
export const routes = (reactions: MembersReactions): readonly Bound[] => [
  bind(members.listMembers, memberPage),
  bind(card.getMember, readMember),
  bind(card.updateMember, updateMember(reactions)),
  bind(card.listMemberChanges, memberChangePage),
  bind(card.listMemberActs, memberActPage),
  bind(card.listCardViews, cardViewPage),
  bindOpen(card.handOverHeadship, handOverHeadship(reactions)),
  bind(members.promoteMember, promoteMember(reactions)),
  bind(members.demoteMember, demoteMember(reactions)),
  bind(members.excludeMember, excludeMember(reactions)),
  bind(bulk.excludeMembers, excludeMembers(reactions)),
  bind(bulk.restoreMembers, restoreMembers(reactions)),
  bind(bulk.removeRecords, removeRecords),
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
  bindOpen(groups.listGroups, listGroups),
  bind(groups.getGroup, readGroup),
  bind(groups.createGroup, createGroup),
  bind(groups.updateGroup, updateGroup),
  bind(groups.deleteGroup, deleteGroup(reactions)),
  bind(groups.addToGroup, addToGroup),
  bind(groups.removeFromGroup, removeFromGroup),
  bind(steps.getFirstSteps, readFirstSteps),
  bind(steps.hideFirstSteps, hideFirstSteps),
  bind(table.getTableSettings, readTableSettings),
  bind(table.keepTableSettings, keepTableSettings),
  ...invitationRoutes(reactions),
  ...importRoutes,
  ...exportRoutes,
];
