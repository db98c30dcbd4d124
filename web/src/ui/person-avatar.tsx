import { Avatar, type AvatarProps } from '@mantine/core';

export interface PersonAvatarProps extends Omit<AvatarProps, 'name'> {
  /** Surname first, as in tables; the initials are of the first two words. */
  name: string;
  /** A picture instead of initials. */
  src?: string | null;
}

/** A round picture or initials, in a colour that stays with the name. The name itself stands beside it, so it is not read twice. */
export function PersonAvatar({ name, src = null, color = 'initials', ...rest }: PersonAvatarProps) {
  // «ППО «Механический завод»» is known by what stands in its quotes.
  const telling = /«([^«»]+)»/.exec(name)?.[1] ?? name;
  const initials = telling
    .split(/[\s«»"]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  return (
    <Avatar src={src} name={name} color={color} alt="" aria-hidden="true" {...rest}>
      {initials || '·'}
    </Avatar>
  );
}
