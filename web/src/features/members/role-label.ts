import { msg } from '@lingui/core/macro';
import type { Role } from '#contract/members';

/** The words of the roles: `t(roleLabels[role])`. */
export const roleLabels = {
  member: msg`Пользователь`,
  administrator: msg`Администратор`,
  head: msg`Руководитель`,
} satisfies Record<Role, unknown>;
