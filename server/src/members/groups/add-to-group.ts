import type { addToGroup as endpoint } from '#contract/groups';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { fillGroup } from './fill-group.ts';

/** «Добавить в группу». Refuses with `not_found` and `group_by_rule`. */
export const addToGroup = (tx: Tx, scope: AdminScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> =>
  fillGroup(tx, scope, params.groupId, 'in', body.target);
