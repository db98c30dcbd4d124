import {
  getGreetingSettings,
  getOwnGreeting,
  greetMember as greetEndpoint,
  listBirthdays as listEndpoint,
  updateGreetingSettings,
} from '#contract/greetings';
import { type Bound, bind } from '#server/platform/http/bind.ts';
import { greetMember } from './greet-member.ts';
import { listBirthdays, readOwnGreeting, readSettings } from './reads.ts';
import { updateSettings } from './update-settings.ts';

export const routes: readonly Bound[] = [
  bind(getGreetingSettings, readSettings),
  bind(updateGreetingSettings, updateSettings),
  bind(listEndpoint, listBirthdays),
  bind(greetEndpoint, greetMember),
  bind(getOwnGreeting, readOwnGreeting),
];
