import { createFileRoute } from '@tanstack/react-router';
import { DocumentsPage } from '#web/areas/operator/documents-page.tsx';

export const Route = createFileRoute('/operator/documents')({ component: DocumentsPage });
