import type { QueryClient } from '@tanstack/react-query';

/**
 * Asks anew for all that is shown, the rest when it is shown; but for what each asking is journalled of (queries with
 * `meta: { journalled: true }`): nobody has looked at that once more.
 */
export const askAnew = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.journalled !== true });
