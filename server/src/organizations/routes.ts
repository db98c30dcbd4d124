import {
  findOrganization,
  getOrganization,
  listOrganizations,
  openOrganization as openEndpoint,
  updateOrganization as updateEndpoint,
} from '#contract/organizations';
import { type Bound, bind } from '#server/platform/http/bind.ts';
import { openOrganization } from './open-organization.ts';
import { organizationPage, readOrganization, readOrganizationRow } from './reads.ts';
import { updateOrganization } from './update-organization.ts';

export const routes: readonly Bound[] = [
  bind(getOrganization, readOrganization),
  bind(updateEndpoint, updateOrganization),
  bind(listOrganizations, organizationPage),
  bind(openEndpoint, openOrganization),
  bind(findOrganization, readOrganizationRow),
];
