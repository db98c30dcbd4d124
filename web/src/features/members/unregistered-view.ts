import type { SearchSchemaInput } from '@tanstack/react-router';
import { type FilterName, type MembersView, readMembersView } from './members-view.ts';

/** What cannot be asked of those who have not signed up. */
export const NOT_OF_REGISTER: readonly FilterName[] = ['status', 'role', 'registeredSince'];

/** What «Не зарегистрированы» shows: as «Все пользователи», all of it in the address. */
export const readUnregisteredView = (raw: Partial<MembersView> & SearchSchemaInput): MembersView => {
  const view = readMembersView(raw);
  return { ...view, status: '', role: '', registeredSince: '', sort: view.sort === 'role' ? 'name' : view.sort };
};
