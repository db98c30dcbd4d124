import { Title } from '@mantine/core';
import { useId } from 'react';
import classes from './home-sections.module.css';

export interface Step {
  title: string;
  text: string;
}

/** A few steps in their order, with large figures. */
export function StepsSection({ title, steps }: { title: string; steps: readonly Step[] }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      <ol className={classes.steps}>
        {steps.map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
