import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { SignUp } from '#web/features/accounts/sign-up.tsx';
import { AuthFrame } from './auth-frame.tsx';
import { useEnter } from './entrance.ts';

const route = getRouteApi('/_site/sign-up');

export function SignUpPage() {
  const { t } = useLingui();
  const { next, step } = route.useSearch();
  const navigate = route.useNavigate();
  const enter = useEnter(next);
  return (
    <AuthFrame title={t`Регистрация`}>
      <SignUp next={next} step={step} onStep={(step, how) => void navigate({ search: { next, step }, ...how })} onDone={enter} />
    </AuthFrame>
  );
}
