import type { FileId } from '#contract/ids';
import type { Organization } from '#contract/organizations';
import type { RichDoc } from '#contract/rich-text';

/** «Настройки» as the screen holds them. */
export interface SettingsValues extends Record<string, unknown> {
  name: string;
  headName: string;
  headPosition: string;
  description: RichDoc | null;
  phone: string;
  secondPhone: string;
  email: string;
  website: string;
  socialLinks: Organization['socialLinks'];
  timeZone: string;
  logoFileId: FileId | null;
}

export const valuesOf = ({ logo, ...organization }: Organization): SettingsValues => ({
  name: organization.name,
  headName: organization.headName,
  headPosition: organization.headPosition,
  description: organization.description,
  phone: organization.phone,
  secondPhone: organization.secondPhone,
  email: organization.email,
  website: organization.website,
  socialLinks: organization.socialLinks,
  timeZone: organization.timeZone,
  logoFileId: logo?.id ?? null,
});
