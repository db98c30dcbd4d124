import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { SignInForm } from '#web/features/accounts/sign-in-form.tsx';
import { AuthFrame } from './auth-frame.tsx';
import { useEnter } from './entrance.ts';

const route = getRouteApi('/_site/sign-in');

export function SignInPage() {
  const { t } = useLingui();
  const { next } = route.useSearch();
  const enter = useEnter(next);
  return (
    <AuthFrame title={t`Вход`}>
      <SignInForm next={next} onDone={enter} />
    </AuthFrame>
  );
}
