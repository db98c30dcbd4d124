import { createFileRoute } from '@tanstack/react-router';
import { ErasedPage } from '#web/areas/site/erased-page.tsx';

export const Route = createFileRoute('/_site/erased')({ component: ErasedPage });
