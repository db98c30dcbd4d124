import { ActionIcon, type ActionIconProps, Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Native<P> = P & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P> & { ref?: Ref<HTMLAnchorElement> };

/** A link that looks like a button: `<ButtonLink to={paths.cabinet.newPost(id)}>`. Takes Mantine's Button props and the router's. */
export const ButtonLink = createLink((props: Native<ButtonProps>) => <Button component="a" {...props} />);

/** A link within text. */
export const TextLink = createLink((props: Native<AnchorProps>) => <Anchor {...props} />);

/** A link that looks like a round icon; give it an `aria-label`. */
export const IconLink = createLink((props: Native<ActionIconProps>) => <ActionIcon component="a" {...props} />);
