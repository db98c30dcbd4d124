import { z } from 'zod';
import { OrganizationId } from './ids.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });

export const getFirstSteps = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/first-steps',
  scope: 'admin',
  summary: 'Whether this person has put away the «Первые шаги» of the dashboard',
  params: inOrganization,
  response: z.object({ away: z.boolean() }),
});
export const hideFirstSteps = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/first-steps/hide',
  scope: 'admin',
  summary: '«Скрыть»: puts them away for this person, on every device',
  params: inOrganization,
});

/** Realtime, to the person's other devices: the first steps were put away. */
export const firstStepsEvents = {
  'members.first-steps': z.object({ type: z.literal('members.first-steps'), organizationId: OrganizationId }),
};
