import { listAuditEntries } from '#contract/audit';
import { type Bound, bind } from '#server/platform/http/bind.ts';
import { auditPage, type NamesOf } from './reads.ts';

/** The journal's endpoints; names come from the slice of accounts, which lies above. */
export const routes = (namesOf: NamesOf): readonly Bound[] => [bind(listAuditEntries, auditPage(namesOf))];
