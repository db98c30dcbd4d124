import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './table-pager.module.css';

export interface TablePagerProps {
  size: number;
  sizes: readonly number[];
  onSize: (size: number) => void;
  /** Absent where there is no such page. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  /** «1–50 из 1 284». */
  summary?: ReactNode;
}

/** Keyset paging: back and on, for nobody needs page 1 217. */
export function TablePager({ size, sizes, onSize, onPrevious, onNext, summary }: TablePagerProps) {
  const { t } = useLingui();
  return (
    <nav className={classes.pager} aria-label={t`Страницы`}>
      <NativeSelect
        size="sm"
        aria-label={t`Строк на странице`}
        value={String(size)}
        data={sizes.map(String)}
        onChange={(event) => onSize(Number(event.currentTarget.value))}
      />
      <span className={classes.summary}>{summary}</span>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconChevronLeft size={17} stroke={1.8} />}
        disabled={!onPrevious}
        onClick={() => onPrevious?.()}
      >
        <Trans>Назад</Trans>
      </Button>
      <Button
        variant="default"
        size="sm"
        rightSection={<IconChevronRight size={17} stroke={1.8} />}
        disabled={!onNext}
        onClick={() => onNext?.()}
      >
        <Trans>Дальше</Trans>
      </Button>
    </nav>
  );
}
