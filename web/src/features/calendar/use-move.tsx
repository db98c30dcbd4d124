import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EventScope } from '#contract/calendar';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from '#web/ui/toast.ts';
import { useEventActs } from './event-acts.ts';
import type { Span } from './event-grid.tsx';
import type { ShownEvent } from './range-rows.ts';
import { ScopeDialog } from './scope-dialog.tsx';
import type { Undo } from './use-undo.ts';

interface Moving {
  row: ShownEvent;
  span: Span;
  revert: () => void;
}

/** Moving and stretching by hand: of a repeated event it is asked which are meant; afterwards it can be put back. */
export function useMove(organizationId: OrganizationId, undo: Undo) {
  const { t } = useLingui();
  const explain = useErrorText();
  const acts = useEventActs(organizationId);
  const [asking, setAsking] = useState<Moving | null>(null);

  const send = async ({ row, span, revert }: Moving, scope: EventScope) => {
    const { eventId, on, version, title } = row;
    try {
      const moved = await acts.move.mutateAsync({ eventId, body: { ...span, on, scope, version } });
      toast.done(t`Событие «${title}» перенесено`, { label: t`Вернуть`, run: () => undo(moved, t`Событие возвращено на место`) });
    } catch (error) {
      revert();
      toast.failed(explain(error));
    }
  };
  const move = (row: ShownEvent, span: Span, revert: () => void) => {
    if (row.repeated) setAsking({ row, span, revert });
    else void send({ row, span, revert }, 'all');
  };
  const dialog = (
    <ScopeDialog
      opened={asking !== null}
      title={t`Перенести повторяющееся событие`}
      confirm={t`Перенести`}
      onClose={() => {
        asking?.revert();
        setAsking(null);
      }}
      onChoose={async (scope) => {
        if (asking) await send(asking, scope);
        setAsking(null);
      }}
    />
  );
  return { move, dialog };
}
