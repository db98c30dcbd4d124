import { useLingui } from '@lingui/react/macro';
import { CardViewList } from '#web/features/members/card-view-list.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** «Кто смотрел мои данные». */
export function CardViewsPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead
        over={<BackLink to={paths.member.profile()}>{t`Профиль`}</BackLink>}
        title={t`Кто смотрел мои данные`}
        under={t`Каждое открытие вашей карточки руководителем или администратором организации записывается.`}
      />
      <CardViewList />
    </>
  );
}
