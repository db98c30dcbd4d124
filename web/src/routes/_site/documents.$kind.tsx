import { createFileRoute } from '@tanstack/react-router';
import { DocumentPage } from '#web/areas/site/document-page.tsx';

export const Route = createFileRoute('/_site/documents/$kind')({ component: DocumentPage });
