import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { StagedCard } from './staged-card.tsx';

/** A form on its card. */
export function AuthFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <StagedCard title={title}>
      <Title order={1} mb="lg">
        {title}
      </Title>
      {children}
    </StagedCard>
  );
}
