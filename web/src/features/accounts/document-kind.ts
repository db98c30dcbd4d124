import type { DocumentKind } from '#contract/accounts';

const kinds: Record<DocumentKind, true> = { terms: true, privacy: true, personal_data: true };

/** Whether a part of an address names a document. */
export const isDocumentKind = (kind: string): kind is DocumentKind => Object.hasOwn(kinds, kind);
