import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { OrganizationId } from '#contract/ids';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { useFilterWords } from './filter-words.ts';
import type { MembersView } from './members-view.ts';

interface Props {
  organizationId: OrganizationId;
  view: MembersView;
  error: unknown;
  onRetry: () => void;
  onReset: () => void;
  /** When nothing narrows the list: it is empty itself. */
  children: ReactNode;
}

/** No rows: because of an error, of what is asked (which is named, and can be taken back), or there is nobody yet. */
export function MembersEmpty({ organizationId, view, error, onRetry, onReset, children }: Props) {
  const { t } = useLingui();
  const words = useFilterWords(organizationId)(view).map(({ label }) => label);
  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  if (words.length === 0 && view.q === '') return children;
  const asked = words.join(', ');
  return (
    <EmptyState
      icon={IconUsers}
      title={t`Никого не нашлось`}
      text={
        words.length === 0
          ? t`Проверьте, как написано имя, или ищите по последним цифрам телефона.`
          : view.q === ''
            ? t`Под эти фильтры никто не подходит: ${asked}.`
            : t`Поиск идёт среди подходящих под фильтры: ${asked}.`
      }
      action={
        <Button variant="default" onClick={onReset}>
          <Trans>Сбросить</Trans>
        </Button>
      }
    />
  );
}
