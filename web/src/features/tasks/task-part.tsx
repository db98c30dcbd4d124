import { Title } from '@mantine/core';
import { createContext, type ReactNode, use } from 'react';
import classes from './task-view.module.css';

/** The level of the headings of a task's parts: under a page's title or a sheet's. */
export const PartLevel = createContext<2 | 3>(2);

/** A part of a task: the checklist, the files, the comments. */
export function TaskPart({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <div className={classes.partHead}>
        <Title order={use(PartLevel)} size="h4">
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
