import { z } from 'zod';
import { DateOnly, Instant, Version } from './fields.ts';
import { MemberId, OrganizationId } from './ids.ts';
import { page, pageQuery } from './page.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });

export const MAX_GREETING = 500;
/** What stands in braces in a greeting and becomes a part of the member's name. */
export const PLACEHOLDERS = ['имя', 'имя и отчество', 'фамилия'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

interface Names {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
}
const BRACED = /\{([^{}]*)\}/g;
const isPlaceholder = (word: string): word is Placeholder => PLACEHOLDERS.some((known) => known === word);

/** «С днём рождения, {имя}!» → «С днём рождения, Егор!»; whoever has no patronymic is called by the first name. */
export const fillGreeting = (text: string, { lastName, firstName, patronymic }: Names): string => {
  const parts: Record<Placeholder, string> = { имя: firstName, 'имя и отчество': `${firstName} ${patronymic}`.trim(), фамилия: lastName };
  return text.replace(BRACED, (whole, word: string) => (isPlaceholder(word) ? parts[word] : whole));
};

/** Lines of words; a word in braces that is no placeholder would be sent as it stands, so it is refused. */
export const GreetingText = z
  .string()
  .max(MAX_GREETING * 2)
  .overwrite((typed) =>
    typed
      .toWellFormed()
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n]/gu, ' ')
      .trim(),
  )
  .min(1)
  .max(MAX_GREETING)
  .refine((text) => [...text.matchAll(BRACED)].every(([, word = '']) => isPlaceholder(word)), { error: 'placeholder_unknown' });

/** Quarters of an hour: that is how often the server looks. */
export const GreetingTime = z.string().regex(/^([01]\d|2[0-3]):(00|15|30|45)$/);

const settings = { text: GreetingText, time: GreetingTime, automatic: z.boolean() };
export const GreetingSettings = z.object({
  ...settings,
  /** 0 while nobody has saved anything and these are the defaults. */
  version: Version,
});
export type GreetingSettings = z.infer<typeof GreetingSettings>;

export const getGreetingSettings = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/greetings/settings',
  scope: 'admin',
  summary: '«Поздравление с днём рождения»: the text, the time of day, whether it goes by itself',
  params: inOrganization,
  response: GreetingSettings,
});
export const updateGreetingSettings = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/greetings/settings',
  scope: 'admin',
  summary: '«Сохранить»: changes the greeting; the time is of the organisation’s own zone',
  params: inOrganization,
  body: z.object({ ...settings, version: Version }),
  response: GreetingSettings,
  errors: ['conflict'],
});

/** Today and this many days more. */
export const BIRTHDAYS_AHEAD = 14;
export const Birthday = z.object({
  memberId: MemberId,
  lastName: z.string(),
  firstName: z.string(),
  patronymic: z.string(),
  /** The day on which it is kept: those of 29 February have theirs on 1 March of common years. */
  date: DateOnly,
  /** How many days are left; 0 is today, where the organisation is. */
  daysLeft: z.number().int(),
  /** The age that the person turns. */
  turns: z.number().int(),
  greeted: z.boolean(),
});
export type Birthday = z.infer<typeof Birthday>;

export const listBirthdays = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/greetings/birthdays',
  scope: 'admin',
  summary: 'Birthdays of registered members: today, then the coming 14 days',
  params: inOrganization,
  query: pageQuery(10),
  response: page(Birthday),
});
export const greetMember = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/greetings/birthdays/:memberId',
  scope: 'admin',
  summary: '«Поздравить»: greets now, with own words; once for each birthday',
  params: z.object({ organizationId: OrganizationId, memberId: MemberId }),
  body: z.object({ text: GreetingText }),
  response: Birthday,
  errors: ['greeting_sent', 'birthday_away'],
});

export const getOwnGreeting = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/greetings/own',
  scope: 'member',
  summary: 'What the organisation wished this member for today’s birthday',
  params: inOrganization,
  response: z.object({ greeting: z.object({ text: z.string(), greetedAt: Instant }).nullable() }),
});

/** Realtime, to head and administrators: somebody was greeted, or the settings are others. */
export const greetingsEvents = {
  'greetings.changed': z.object({ type: z.literal('greetings.changed'), organizationId: OrganizationId }),
};
