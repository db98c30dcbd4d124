import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { FolderStep } from '#contract/library';
import { useDropPlace } from './drag-items.ts';
import classes from './library.module.css';

interface Props {
  top: string;
  path: readonly FolderStep[];
  pathOf: (folder: string) => { to: string; search: Record<string, unknown> };
  /** What is dragged came down on a folder; absent where nothing is dragged. */
  onDropInto?: (folder: string) => void;
}

/** The way from the top to the folder shown; tiles may be dropped on its steps. */
export function Breadcrumbs({ top, path, pathOf, onDropInto }: Props) {
  const { t } = useLingui();
  const steps = [{ id: '', name: top }, ...path];
  return (
    <nav aria-label={t`Путь к папке`}>
      <ol className={classes.crumbs}>
        {steps.map(({ id, name }, index) => (
          <li key={id}>
            <Crumb
              name={name}
              link={index === steps.length - 1 ? null : pathOf(id)}
              onDrop={onDropInto && index < steps.length - 1 ? () => onDropInto(id) : null}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface CrumbProps {
  name: string;
  link: ReturnType<Props['pathOf']> | null;
  onDrop: (() => void) | null;
}

function Crumb({ name, link, onDrop }: CrumbProps) {
  const drop = useDropPlace(onDrop);
  if (link === null) return <span aria-current="page">{name}</span>;
  return (
    <Link {...link} className={classes.crumb} {...drop}>
      {name}
    </Link>
  );
}
