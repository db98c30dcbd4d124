import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#contract/accounts';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { AccountExists } from './account-notices.tsx';
import { CodeStep } from './code-step.tsx';
import { documentsQuery } from './documents.ts';
import { useKeptPhone } from './kept-phone.ts';
import type { EntranceProps } from './sign-in-form.tsx';
import { SignUpAbout } from './sign-up-about.tsx';
import { type ComeBack, EMPTY_SIGN_UP, type SignUpStep, signUpStep } from './sign-up-draft.ts';
import { SignUpPhone } from './sign-up-phone.tsx';

export interface SignUpProps extends EntranceProps {
  step: SignUpStep;
  /** `replace` where «Back» must not return to what is done. */
  onStep: (step: SignUpStep, how?: { replace: boolean }) => void;
}

/** «Регистрация»: the phone and the consents, the digits of the call, the password and the name. */
export function SignUp({ step: wanted, onStep, next, onDone }: SignUpProps) {
  const queryClient = useQueryClient();
  const [phone, keepPhone] = useKeptPhone();
  const [draft, change, forget] = useTabDraft('sign-up', EMPTY_SIGN_UP);
  const [comeBack, setComeBack] = useState<ComeBack>(null);
  const step = signUpStep(wanted, draft, phone);

  const startOver = () => {
    change({ proof: null, verification: null, exists: false });
    onStep('', { replace: true });
  };
  const done = async (person: Person) => {
    forget();
    await onDone(person);
  };

  if (step === 'about' && draft.proof && draft.exists) return <AccountExists phone={phone} next={next} onOtherPhone={startOver} />;
  if (step === 'about' && draft.proof) {
    return (
      <SignUpAbout
        phone={phone}
        proof={draft.proof.value}
        draft={draft}
        change={change}
        onDone={done}
        onExists={() => change({ exists: true })}
        onStale={() => {
          setComeBack('stale');
          startOver();
        }}
        onDocumentsChanged={() => {
          setComeBack('documents');
          void queryClient.invalidateQueries({ queryKey: documentsQuery.queryKey });
          onStep('', { replace: true });
        }}
      />
    );
  }
  if (step === 'code' && draft.verification) {
    return (
      <CodeStep
        key={draft.verification.id}
        verification={draft.verification}
        purpose="sign_up"
        onAsked={(verification) => change({ verification })}
        onProof={(value) => {
          change({ proof: { phone, value }, exists: false });
          onStep('about', { replace: true });
        }}
        onChangePhone={() => onStep('')}
      />
    );
  }
  return (
    <SignUpPhone
      phone={phone}
      keepPhone={keepPhone}
      draft={draft}
      change={change}
      comeBack={comeBack}
      next={next}
      onStep={(step) => {
        setComeBack(null);
        onStep(step);
      }}
    />
  );
}
