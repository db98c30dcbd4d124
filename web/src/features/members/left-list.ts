import { useLocation, useRouter } from '@tanstack/react-router';

/** A list as it was left for a card: its address, with search, filters, order and page. */
interface LeftList {
  readonly path: string;
  readonly search: object;
}
declare module '@tanstack/react-router' {
  interface HistoryState {
    list?: LeftList;
  }
}

/** The history's state for a link to a card: the way back leads to what is shown now. */
export function useLeavingList() {
  const router = useRouter();
  return () => {
    const { pathname, search } = router.state.location;
    return { list: { path: pathname, search } };
  };
}

/** The list that a card was opened from; undefined where it was opened by its address. */
export const useLeftList = (): LeftList | undefined => useLocation({ select: ({ state }) => state.list });
