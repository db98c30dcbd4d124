import { Anchor, type AnchorProps } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import classes from './back-link.module.css';

type Native = AnchorProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> & { ref?: Ref<HTMLAnchorElement> };

/** Above a page's title: the page it is a part of. `<PageHead over={<BackLink to={paths.member.tasks()}>Задачи</BackLink>} />` */
export const BackLink = createLink(({ children, ...props }: Native) => (
  <Anchor {...props} className={classes.back ?? ''}>
    <IconChevronLeft size={17} stroke={1.8} aria-hidden="true" />
    {children}
  </Anchor>
));
