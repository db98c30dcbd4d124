import { useLingui } from '@lingui/react/macro';
import type { SearchHit } from '#contract/search';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';

/** What the quiet line of a hit says: when, whose, in what state. */
export function useHitFacts(): (hit: SearchHit) => string {
  const { t } = useLingui();
  const format = useFormat();
  const ofMember = ({ phone, cardTail, status }: Extract<SearchHit, { kind: 'member' }>) => [
    showPhone(phone),
    cardTail,
    status === 'unregistered' ? t`не зарегистрирован` : '',
    status === 'excluded' ? t`исключён` : '',
  ];
  // The wall's own time, whatever zone the device is in.
  const ofEvent = ({ start, allDay }: Extract<SearchHit, { kind: 'event' }>) => {
    const day = format.dateOnly(start.slice(0, 10));
    const time = start.slice(11, 16);
    return allDay ? day : t`${day} в ${time}`;
  };
  const facts = (hit: SearchHit): string[] => {
    switch (hit.kind) {
      case 'member':
        return ofMember(hit);
      case 'post':
        return [hit.planned ? t`запланирована` : '', format.dayTime(hit.at)];
      case 'event':
        return [ofEvent(hit)];
      case 'task': {
        const due = hit.dueOn === null ? '' : format.dateOnly(hit.dueOn);
        return [hit.done ? t`готово` : '', due === '' ? '' : t`срок ${due}`];
      }
      case 'folder':
        return [hit.way.join(' / '), hit.section === 'internal' ? t`для внутреннего использования` : ''];
      case 'file':
        return [format.dayWord(hit.at), hit.section === 'internal' ? t`для внутреннего использования` : ''];
    }
  };
  return (hit) => facts(hit).filter(Boolean).join(' · ');
}
