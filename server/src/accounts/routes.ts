import * as accounts from '#contract/accounts';
import * as personalData from '#contract/personal-data';
import { type Bound, bind, bindBytes, bindOpen } from '#server/platform/http/bind.ts';
import { changePassword } from './change-password.ts';
import { confirmVerification } from './confirm-verification.ts';
import { consentList, documentList, documentText } from './document-reads.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { endSession } from './end-session.ts';
import { giveConsent } from './give-consent.ts';
import { erasureList, sendAct, sendOwnAct } from './personal-data/act-reads.ts';
import { eraseAccount } from './personal-data/erase-account.ts';
import { exportOwnData } from './personal-data/export-own-data.ts';
import type { AccountsReactions } from './public.ts';
import { publishDocument } from './publish-document.ts';
import { currentSession, ownProfile } from './reads.ts';
import { resetPassword } from './reset-password.ts';
import { sessionList } from './session-reads.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { signUp } from './sign-up.ts';
import { startVerification } from './start-verification.ts';
import { updateProfile } from './update-profile.ts';
import { verificationState } from './verification-reads.ts';
import { withdrawConsent } from './withdraw-consent.ts';

/** The endpoints of accounts; `reactions` are what higher slices do in the same transaction. */
export const routes = (reactions: AccountsReactions): readonly Bound[] => [
  bindOpen(accounts.startVerification, startVerification),
  bind(accounts.getVerification, verificationState),
  bindOpen(accounts.confirmVerification, confirmVerification),
  bindOpen(accounts.signUp, signUp(reactions)),
  bindOpen(accounts.signIn, signIn),
  bindOpen(accounts.resetPassword, resetPassword(reactions)),
  bind(accounts.getSession, currentSession),
  bind(accounts.signOut, signOut),
  bind(accounts.listSessions, sessionList),
  bind(accounts.endSession, endSession),
  bind(accounts.endOtherSessions, endOtherSessions),
  bindOpen(accounts.changePassword, changePassword(reactions)),
  bind(accounts.getProfile, ownProfile),
  bind(accounts.updateProfile, updateProfile(reactions)),
  bind(accounts.listDocuments, documentList),
  bind(accounts.getDocument, documentText),
  bind(accounts.publishDocument, publishDocument),
  bind(accounts.listConsents, consentList),
  bind(accounts.giveConsent, giveConsent),
  bind(accounts.withdrawConsent, withdrawConsent),
  bindBytes(personalData.exportOwnData, exportOwnData(reactions)),
  bindOpen(personalData.eraseAccount, eraseAccount(reactions)),
  bindBytes(personalData.readOwnAct, sendOwnAct),
  bind(personalData.listErasures, erasureList),
  bindBytes(personalData.readAct, sendAct),
];
