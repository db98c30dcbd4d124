import { useLingui } from '@lingui/react/macro';
import { CardViewList } from '#web/features/members/card-view-list.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** «Кто смотрел мои данные». */
export function CardViewsPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead
        title={t`Кто смотрел мои данные`}
        under={t`Каждое открытие вашей карточки руководителем или администратором организации записывается.`}
      />
      <CardViewList />
    </>
  );
}
