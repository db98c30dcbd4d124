import { useState } from 'react';
import type { Person } from '#contract/accounts';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { NoAccount } from './account-notices.tsx';
import { CodeStep } from './code-step.tsx';
import { useKeptPhone } from './kept-phone.ts';
import { asked, EMPTY_RESET, proved, type ResetStep, resetStep } from './reset-draft.ts';
import { ResetPassword } from './reset-password.tsx';
import { ResetPhone } from './reset-phone.tsx';
import { ResetSecond } from './reset-second.tsx';
import type { EntranceProps } from './sign-in-form.tsx';

export interface ResetFlowProps extends EntranceProps {
  step: ResetStep;
  onStep: (step: ResetStep, how?: { replace: boolean }) => void;
}

/** «Забыли пароль?»: two proofs of the phone, then a new password. */
export function ResetFlow({ step: wanted, onStep, next, onDone }: ResetFlowProps) {
  const [phone, keepPhone] = useKeptPhone();
  const [draft, change, forget] = useTabDraft('reset', EMPTY_RESET);
  const [stale, setStale] = useState(false);
  const step = resetStep(wanted, draft, phone);

  const startOver = () => {
    change(EMPTY_RESET);
    onStep('', { replace: true });
  };
  const done = async (person: Person) => {
    forget();
    await onDone(person);
  };
  const goOn = () => {
    setStale(false);
    onStep('code');
  };

  if (draft.missing && step === 'password') return <NoAccount phone={phone} next={next} onOtherPhone={startOver} />;
  if (step === 'password') {
    return (
      <ResetPassword
        phone={phone}
        proofs={draft.proofs}
        onDone={done}
        onMissing={() => change({ missing: true })}
        onStale={() => {
          setStale(true);
          startOver();
        }}
      />
    );
  }
  if (step === 'second') {
    return <ResetSecond draft={draft} onAsked={(verification) => change(asked(verification))} onChangePhone={startOver} />;
  }
  if (step === 'code' && draft.verification) {
    return (
      <CodeStep
        key={draft.verification.id}
        verification={draft.verification}
        purpose="reset"
        onAsked={(verification) => change(asked(verification))}
        onProof={(proof) => change(proved(draft, proof))}
        onChangePhone={startOver}
      />
    );
  }
  return <ResetPhone phone={phone} keepPhone={keepPhone} draft={draft} change={change} stale={stale} next={next} onCode={goOn} />;
}
