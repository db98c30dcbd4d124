/** Who asks, as the headers say: the floor has no sessions. */
export interface Who {
  readonly organizationId: string;
  readonly personId: string;
  readonly memberId: string;
  readonly role: string;
  readonly now: Date;
}

export const encodeCursor = (values: readonly unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
export const decodeCursor = (cursor: string): unknown[] => JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
