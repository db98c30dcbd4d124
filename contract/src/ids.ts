import { z } from 'zod';

/** Branded identifiers (UUIDv7, made by the server), so that a member's id cannot stand where a person's is meant. */
export const PersonId = z.uuid().brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const OrganizationId = z.uuid().brand<'OrganizationId'>();
export type OrganizationId = z.infer<typeof OrganizationId>;
export const MemberId = z.uuid().brand<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;
export const PostId = z.uuid().brand<'PostId'>();
export type PostId = z.infer<typeof PostId>;
export const OptionId = z.uuid().brand<'OptionId'>();
export type OptionId = z.infer<typeof OptionId>;
export const FileId = z.uuid().brand<'FileId'>();
export type FileId = z.infer<typeof FileId>;
export const SessionId = z.uuid().brand<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;
export const DocumentId = z.uuid().brand<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;
export const ApplicationId = z.uuid().brand<'ApplicationId'>();
export type ApplicationId = z.infer<typeof ApplicationId>;
export const CardBatchId = z.uuid().brand<'CardBatchId'>();
export type CardBatchId = z.infer<typeof CardBatchId>;
export const NotificationId = z.uuid().brand<'NotificationId'>();
export type NotificationId = z.infer<typeof NotificationId>;
export const VerificationId = z.uuid().brand<'VerificationId'>();
export type VerificationId = z.infer<typeof VerificationId>;
