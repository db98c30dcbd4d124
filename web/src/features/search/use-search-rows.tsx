import { useLingui } from '@lingui/react/macro';
import { IconArrowRight } from '@tabler/icons-react';
import type { Response } from '#contract/route';
import type { SearchHit, SearchKind, searchEverything } from '#contract/search';
import { wordsOf } from '#web/lib/words.ts';
import { useHitFacts } from './hit-facts.ts';
import { iconOf, kindLabels } from './kinds.ts';
import { Marked } from './marked.tsx';
import { FIRST_PLACES, findPlaces, type Place } from './places.ts';
import type { Row, RowGroup } from './rows.ts';
import type { PathOf, Target } from './search.ts';

interface Asked {
  readonly text: string;
  readonly found: Response<typeof searchEverything> | undefined;
  readonly kind: SearchKind | null;
}
interface Ways {
  readonly places: readonly Place[];
  readonly recent: readonly Place[];
  readonly pathOf: PathOf;
  readonly open: (target: Target, place?: Place) => void;
  readonly widen: (kind: SearchKind) => void;
}

/** What the search offers now: pages at once, what the server found under them, and ways to the rest. */
export function useSearchRows({ text, found, kind }: Asked, { places, recent, pathOf, open, widen }: Ways): RowGroup[] {
  const { t } = useLingui();
  const factsOf = useHitFacts();

  const placeRow = (place: Place): Row => ({
    id: `place:${place.id}`,
    icon: place.icon,
    title: <Marked text={place.label} marks={wordsOf(text)} />,
    instant: true,
    choose: () => open({ href: place.href }, place),
  });
  const hitRow = (hit: SearchHit): Row => ({
    id: `${hit.kind}:${hit.id}`,
    icon: iconOf(hit),
    title: <Marked text={hit.title} marks={found?.marks ?? []} />,
    text: hit.text && <Marked text={hit.text} marks={found?.marks ?? []} />,
    facts: factsOf(hit),
    choose: () => open(pathOf(hit)),
  });
  const moreRow = (of: SearchKind): Row => ({
    id: `more:${of}`,
    icon: IconArrowRight,
    title: t`Ещё`,
    quiet: true,
    choose: () => widen(of),
  });

  if (text === '') {
    const shown = recent.length > 0 ? recent : places.slice(0, FIRST_PLACES);
    return shown.length === 0 ? [] : [{ id: 'places', label: recent.length > 0 ? t`Недавно` : t`Разделы`, rows: shown.map(placeRow) }];
  }
  const pages = kind === null ? findPlaces(places, text) : [];
  return [
    ...(pages.length === 0 ? [] : [{ id: 'places', label: t`Разделы`, rows: pages.map(placeRow) }]),
    ...(found?.groups ?? []).map((group) => ({
      id: group.kind,
      label: t(kindLabels[group.kind]),
      rows: [...group.hits.map(hitRow), ...(group.more && kind === null ? [moreRow(group.kind)] : [])],
    })),
  ];
}
