import { useRef } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import { ConfirmDialog, type ConfirmProps } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';

export interface BulkDialogProps {
  organizationId: OrganizationId;
  target: MemberTarget;
  /** How many it falls on, in words: «12», «больше 10 000». */
  count: string;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

interface Props<Body, Answer> extends Omit<ConfirmProps, 'onConfirm'> {
  body: Body;
  act: (asked: Body & { idempotencyKey: string }) => Promise<Answer>;
  /** What came of it. */
  told: (answer: Answer) => string;
  onDone: () => void;
}

/** Asks before an act on many, does it, and tells what came of it. */
export function BulkDialog<Body extends object, Answer>({ body, act, told, onDone, ...question }: Props<Body, Answer>) {
  // A repeated press after a lost answer acts once; another reason or other people are another question.
  const pending = useRef<{ asked: string; idempotencyKey: string } | null>(null);
  const run = async () => {
    const asked = JSON.stringify(body);
    const idempotencyKey = pending.current?.asked === asked ? pending.current.idempotencyKey : crypto.randomUUID();
    pending.current = { asked, idempotencyKey };
    const answer = await act({ ...body, idempotencyKey });
    pending.current = null;
    toast.done(told(answer));
    onDone();
  };
  return <ConfirmDialog {...question} onConfirm={run} />;
}
