import { useLocalStorage } from '@mantine/hooks';
import type { Place } from './places.ts';

const MOST = 5;

/** The pages last chosen in the search by this person on this device: names of pages alone, nothing of what was looked for. */
export function useRecentPlaces(personId: string, places: readonly Place[]) {
  const [ids, setIds] = useLocalStorage<string>({ key: `search-recent:${personId}`, defaultValue: '', getInitialValueInEffect: false });
  const kept = ids.split(' ');
  return {
    recent: kept.flatMap((id) => places.find((place) => place.id === id) ?? []),
    remember: (id: string) => setIds([id, ...kept.filter((one) => one !== id && one !== '')].slice(0, MOST).join(' ')),
  };
}
