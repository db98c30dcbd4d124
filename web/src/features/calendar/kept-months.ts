import { useNetwork } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import { addMonths, dayOf } from '#web/lib/days.ts';
import { OFFLINE_DATA } from '#web/lib/offline-data.ts';
import { calendarKey, daysOffQuery, rangeQuery } from './calendar.ts';
import { daysShown } from './calendar-view.ts';

/** This month and the next two; what was opened beside them is kept too. */
const MONTHS = 3;
/** What the page shows itself comes first. */
const LATER = 3_000;
/** So old a copy is fetched anew when the app is opened. */
const FRESH = 3_600_000;

export const keptMonths = (today: string): { from: string; to: string }[] =>
  Array.from({ length: MONTHS }, (_, index) => daysShown('month', addMonths(today, index)));

/**
 * Asks for the coming months while there is a network, so that the service worker has them when there is none: one after the other, for
 * nobody waits for them. Nothing without a zone, and nothing where the person saves traffic.
 */
export function useKeptMonths(organizationId: OrganizationId, timeZone: string | undefined) {
  const queryClient = useQueryClient();
  const { online } = useNetwork();
  useEffect(() => {
    if (!online || timeZone === undefined || savesTraffic()) return;
    const today = dayOf(new Date(), timeZone);
    let left = false;
    const keep = async () => {
      for (const days of keptMonths(today)) {
        if (left) return;
        await queryClient.prefetchQuery({ ...rangeQuery(organizationId, days), staleTime: FRESH });
        await queryClient.prefetchQuery(daysOffQuery(organizationId, days));
      }
    };
    const timer = setTimeout(() => void keep(), LATER);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [queryClient, organizationId, timeZone, online]);
}

/** https://wicg.github.io/savedata/#savedata-attribute */
const savesTraffic = (): boolean => {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
};

/** When the server gave what is kept of these days; null while there is a network, and of what is not kept. */
export function useKeptSince(organizationId: OrganizationId, { from, to }: { from: string; to: string }): string | null {
  const { online } = useNetwork();
  const { data } = useQuery({
    queryKey: [...calendarKey(organizationId), 'kept', from, to],
    queryFn: async () => {
      const url = `/api/organizations/${organizationId}/calendar/range?from=${from}&to=${to}`;
      const date = (await caches.match(url, { cacheName: OFFLINE_DATA }))?.headers.get('date');
      return date ? new Date(date).toISOString() : null;
    },
    enabled: !online && 'caches' in globalThis,
    gcTime: 0,
    staleTime: 0,
  });
  return online ? null : (data ?? null);
}
