import { Input, Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import type { RichDoc } from '#web/lib/rich-doc.ts';

const Area = lazy(() => import('./rich-text-area.tsx'));

export interface RichTextEditorProps {
  label: string;
  value: RichDoc | null;
  /** `null` when nothing is written. */
  onChange: (doc: RichDoc | null) => void;
  placeholder?: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  minHeight?: number;
}

/** Formatted text. The editor (132 KB) comes lazily behind a skeleton of its size; the value is the contract's document. */
export function RichTextEditor({
  label,
  value,
  onChange,
  placeholder,
  description,
  error,
  required,
  minHeight = 180,
}: RichTextEditorProps) {
  const id = useId();
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      description={description}
      error={error}
      {...(required ? { withAsterisk: true } : {})}
    >
      <Suspense fallback={<Skeleton height={minHeight + 44} radius="md" />}>
        <Area
          labelId={id}
          value={value}
          onChange={onChange}
          placeholder={placeholder ?? ''}
          invalid={Boolean(error)}
          minHeight={minHeight}
        />
      </Suspense>
    </Input.Wrapper>
  );
}
