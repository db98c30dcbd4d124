import { createFileRoute } from '@tanstack/react-router';
import { ErasuresPage } from '#web/areas/operator/erasures-page.tsx';

export const Route = createFileRoute('/operator/erasures')({ component: ErasuresPage });
