import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/cabinet/$organizationId/feed/')({
  component: RouteComponent,
});

function RouteComponent() {
  return <div>Hello "/cabinet/$organizationId/feed/"!</div>;
}
