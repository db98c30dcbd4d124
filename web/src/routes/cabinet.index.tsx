import { createFileRoute } from '@tanstack/react-router';
import { ChoosePage } from '#web/areas/cabinet/choose-page.tsx';

export const Route = createFileRoute('/cabinet/')({ component: ChoosePage });
