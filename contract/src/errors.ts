import { z } from 'zod';

/**
 * The closed list of error codes. A code is also the key of its text in Russian and English (web `lib/error-text.ts`).
 * Each says when it is given and how to recover; `status` is used by `bind` alone.
 */
export const ERRORS = {
  // every endpoint
  bad_request: { status: 400 }, // the request cannot be read at all (broken JSON, wrong content type); send it anew
  invalid: { status: 422 }, // fields do not fit the contract; `fields` tells which; correct them
  unauthenticated: { status: 401 }, // no session, or it has ended; sign in
  not_found: { status: 404 }, // nothing there, or not yours: the two are not told apart
  forbidden: { status: 403 }, // foreign origin of a write; use the product's own pages
  too_large: { status: 413 }, // the body or file is over its limit; send a smaller one
  too_many_requests: { status: 429 }, // a limit was reached; wait for `retryAfter` seconds
  conflict: { status: 409 }, // somebody changed the row since it was read; look at the newer one
  key_reused: { status: 422 }, // the idempotency key was used for another request; take a new key
  unavailable: { status: 503 }, // the database or storage is away; try again after `retryAfter`
  internal: { status: 500 }, // our fault; the request id helps the support
  // accounts
  phone_unsupported: { status: 422 }, // not a Russian number; type +7 and ten digits
  code_wrong: { status: 422 }, // wrong digits; `attemptsLeft` tells how many tries remain
  code_expired: { status: 422 }, // five minutes are over or the tries are used up; ask for a new call
  call_failed: { status: 503 }, // the provider could not place the call; use the next way or try later
  credentials_wrong: { status: 401 }, // phone or password do not fit; the same for an unknown phone
  password_weak: { status: 422 }, // too short or too common; choose another
  consent_required: { status: 422 }, // a required document was not accepted, or a newer version exists
  account_exists: { status: 409 }, // after the phone was proved: it has an account; sign in or reset the password
  blocked: { status: 403 }, // the person was blocked by the platform; write to the office
  // cards, members, organisations
  card_invalid: { status: 422 }, // not 18 or 19 digits
  card_unknown: { status: 422 }, // no such card was issued; check the digits
  card_used: { status: 409 }, // bound to somebody else
  card_blocked: { status: 409 }, // blocked by the platform
  card_yours: { status: 409 }, // bound to you already
  member_exists: { status: 409 }, // you are a member of that organisation through another card
  member_excluded: { status: 409 }, // you were excluded from that organisation; its head can restore you
  member_known: { status: 409 }, // the organisation's register has such a person; `memberId` tells which
  card_taken: { status: 409 }, // some numbers of the batch were issued before; `numbers` lists the first of them
  too_many_members: { status: 422 }, // an act on all found ones takes 10 000 at most; narrow the filter
  last_head: { status: 409 }, // the organisation must keep a head: make somebody else head first
  phone_limit: { status: 422 }, // the record's phone was changed as often as a day allows: who has it is told each time; wait a day
  child_grown: { status: 422 }, // the child has turned 16: what is known of it is not kept
  date_ahead: { status: 422 }, // a date that is still to come; correct it
  date_early: { status: 422 }, // a time that is past, or before what it must follow; choose a later one
  date_far: { status: 422 }, // a date years away; choose a nearer one
  own_role: { status: 409 }, // nobody changes their own role
  not_registered: { status: 409 }, // only a registered member can hold a role
  application_decided: { status: 409 }, // another operator has decided it
  applicant_unknown: { status: 409 }, // nobody has signed up with the phone of the application
  // groups
  name_taken: { status: 422 }, // by `fields`: another group has this name; choose another
  rule_empty: { status: 422 }, // by `fields`: the rule asks nothing; choose at least one condition
  group_missing: { status: 422 }, // by `fields`: the chosen group was deleted; choose again
  audience_narrowed: { status: 422 }, // by `fields`: a published publication is not taken from those who may have read it
  group_limit: { status: 409 }, // as many groups, or groups by rule, as an organisation may have; delete one
  group_by_rule: { status: 409 }, // its members are whoever fits the rule; change the rule
  group_fixed: { status: 409 }, // a fixed group has no rule; make another group
  group_used: { status: 409 }, // audience of publications, files, events or tasks, `numbers` tells of how many; give them another audience first
  import_open: { status: 409 }, // another import of the organisation is on its way; finish it or give it up
  export_running: { status: 409 }, // another export of the organisation is being made; wait for its end
  // files
  file_type: { status: 422 }, // the content is not of an accepted kind, whatever its name says
  file_too_large: { status: 422 }, // over the limit of its kind
  file_broken: { status: 422 }, // cannot be read as what it claims to be
  file_quota: { status: 409 }, // a member's files take all the room that a member has; take some off
  file_missing: { status: 422 }, // an attached upload is unknown, unfinished, or used already; attach it anew
  name_invalid: { status: 422 }, // a name with signs that names do not have; correct it
  // feed
  poll_ended: { status: 409 }, // the vote came after the end
  poll_voted: { status: 409 }, // one person votes once
  poll_locked: { status: 409 }, // a poll with votes keeps its options
  comments_closed: { status: 409 }, // comments were switched off under this publication; those written stay readable
  reply_missing: { status: 422 }, // by `fields`: the comment that is answered was deleted; send it as no answer
  // tasks
  assign_self: { status: 422 }, // by `fields`: members put tasks to themselves alone; ask an administrator
  assignee_missing: { status: 422 }, // by `fields`: a chosen person is no registered member any more; choose again
  due_missing: { status: 422 }, // by `fields`: a repeated task needs a due date
  mention_unseen: { status: 422 }, // by `fields`: somebody mentioned does not see the task; assign them first
  task_items_limit: { status: 409 }, // as long as a checklist may be; make another task
  task_files_limit: { status: 409 }, // as many files as a task may have; take one off
  // greetings
  placeholder_unknown: { status: 422 }, // by `fields`: braces with a word that is no part of a name; correct or remove it
  greeting_sent: { status: 409 }, // this birthday has been greeted already
  birthday_away: { status: 409 }, // the birthday is not within the coming 14 days (or the member is gone); look at the list anew
  // library
  name_used: { status: 422 }, // by `fields`: something else in the folder has this name; choose another
  folder_missing: { status: 422 }, // by `fields`: the chosen folder was deleted; choose again
  folder_cycle: { status: 409 }, // a folder cannot lie within itself
  folder_depth: { status: 409 }, // folders would stand deeper in one another than they may; choose a higher place
  folder_limit: { status: 409 }, // as many folders as an organisation may have; delete one
  // calendar
  event_over: { status: 409 }, // the event is over; answers are no longer taken
  card_foreign: { status: 422 }, // at the door: no member of this organisation holds such a card
  card_excluded: { status: 409 }, // at the door: its holder was excluded from the organisation
} as const satisfies Record<string, { status: number }>;

export type ErrorCode = keyof typeof ERRORS;
export const ErrorCode = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]);

/** RFC 9457 problem document as the API answers it. `title` is the code's English name; people read the web's text. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: ErrorCode,
  requestId: z.string(),
  /** Path of the field (`options.0.text`) → code of what is wrong there (a code of this list or of zod's issues). */
  fields: z.record(z.string(), z.string()).optional(),
  /** Seconds to wait. */
  retryAfter: z.number().int().optional(),
  attemptsLeft: z.number().int().optional(),
  numbers: z.array(z.string()).optional(),
  /** The record that stands in the way, of the same organisation. */
  memberId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
