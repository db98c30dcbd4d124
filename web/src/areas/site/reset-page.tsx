import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { ResetFlow } from '#web/features/accounts/reset-flow.tsx';
import { AuthFrame } from './auth-frame.tsx';
import { useEnter } from './entrance.ts';

const route = getRouteApi('/_site/reset');

export function ResetPage() {
  const { t } = useLingui();
  const { next, step } = route.useSearch();
  const navigate = route.useNavigate();
  const enter = useEnter(next);
  return (
    <AuthFrame title={t`Забыли пароль?`}>
      <ResetFlow next={next} step={step} onStep={(step, how) => void navigate({ search: { next, step }, ...how })} onDone={enter} />
    </AuthFrame>
  );
}
