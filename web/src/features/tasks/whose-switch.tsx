import { useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import type { OwnView } from './tasks-view.ts';

interface Props {
  value: OwnView['filter'];
  /** Of administrators: every task of the organisation. */
  all: boolean;
  onChange: (value: OwnView['filter']) => void;
}

/** «Мои», «Поставленные мной» and, of administrators, «Все». */
export function WhoseSwitch({ value, all, onChange }: Props) {
  const { t } = useLingui();
  const data: { value: OwnView['filter']; label: string }[] = [
    { value: '', label: t`Мои` },
    { value: 'authored', label: t`Поставленные мной` },
  ];
  if (all) data.push({ value: 'all', label: t`Все` });
  return <SegmentedControl fullWidth aria-label={t`Чьи задачи`} value={value} onChange={onChange} data={data} mb="md" />;
}
