// What other features may ask of an organisation: its time zone is in its profile.
export { organizationQuery } from './organization.ts';
