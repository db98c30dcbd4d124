import { useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';

interface Props {
  /** Who will read it. */
  description: string;
  value: string;
  onChange: (reason: string) => void;
}

/** «Причина» of an act that must be answered for. */
export function ReasonField({ onChange, ...field }: Props) {
  const { t } = useLingui();
  return (
    <Textarea
      label={t`Причина`}
      {...field}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={500}
      autosize
      minRows={3}
      required
      data-autofocus
    />
  );
}
