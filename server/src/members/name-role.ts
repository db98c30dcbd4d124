import type { Role } from '#contract/members';

/** In Russian, for papers and files that leave the program. The web has its own, in two languages. */
const NAMES: Readonly<Record<Role, string>> = { member: 'Пользователь', administrator: 'Администратор', head: 'Руководитель' };

/** A role in words. */
export const nameRole = (role: Role): string => NAMES[role];
