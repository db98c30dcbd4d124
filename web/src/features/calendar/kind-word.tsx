import { useLingui } from '@lingui/react';
import type { EventKind } from '#contract/calendar';
import classes from './event-details.module.css';
import { kindColor, kindLabels } from './event-kinds.ts';

/** A kind by its colour and its word: nobody needs to tell colours apart. */
export function KindWord({ kind }: { kind: EventKind }) {
  const { i18n } = useLingui();
  return (
    <span className={classes.kind}>
      <i style={{ background: kindColor(kind) }} aria-hidden="true" />
      {i18n._(kindLabels[kind])}
    </span>
  );
}
