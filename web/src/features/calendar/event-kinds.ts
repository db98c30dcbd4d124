import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EventKind } from '#contract/calendar';

/** In the order in which they are offered. The contract's own list would bring its schemas along. */
export const EVENT_KINDS = ['meeting', 'trip', 'learning', 'holiday', 'other'] as const satisfies readonly EventKind[];

export const kindLabels: Record<EventKind, MessageDescriptor> = {
  meeting: msg`Собрание`,
  trip: msg`Поездка`,
  learning: msg`Обучение`,
  holiday: msg`Праздник`,
  other: msg`Другое`,
};

/** The colour of a kind fit for either scheme. */
export const kindColor = (kind: EventKind): string => `var(--event-${kind})`;
