// What other features may show of members.
export { AudienceField, type AudienceValue } from './audience-field.tsx';
export { GroupsField } from './groups-field.tsx';
