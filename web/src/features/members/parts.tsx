// What other features may show of members.
export { GroupsField } from './groups-field.tsx';
