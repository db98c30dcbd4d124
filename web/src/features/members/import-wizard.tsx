import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { Import } from '#contract/imports';
import { paths } from '#web/lib/paths.ts';
import { Card } from '#web/ui/card.tsx';
import { ButtonLink } from '#web/ui/links.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { DiscardDialog } from './discard-import-dialog.tsx';
import classes from './import.module.css';
import { ImportColumns } from './import-columns.tsx';
import { ImportConfirmation } from './import-confirmation.tsx';
import { ImportDone } from './import-done.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportSteps } from './import-steps.tsx';
import { useImportTexts } from './import-text.ts';
import { isRunning } from './imports.ts';

const STEP: Record<Import['state'], number> = {
  reading: 0,
  failed: 0,
  discarded: 0,
  columns: 1,
  checking: 2,
  checked: 2,
  applying: 3,
  applied: 4,
  undoing: 4,
  undone: 4,
};

/** What an import asks for now. From the preview one may go back to the columns. */
export function ImportWizard({ organizationId, item }: { organizationId: OrganizationId; item: Import }) {
  const [correcting, setCorrecting] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { state } = item;
  const columns = state === 'columns' || (state === 'checked' && correcting);
  const leave = (
    <Button variant="subtle" color="gray" c="var(--ink)" onClick={() => setLeaving(true)}>
      <Trans>Отказаться от импорта</Trans>
    </Button>
  );
  return (
    <>
      <Card className={classes.part ?? ''}>
        <ImportSteps current={columns ? 1 : STEP[state]} />
        {columns && <ImportColumns organizationId={organizationId} item={item} onChosen={() => setCorrecting(false)} aside={leave} />}
        {isRunning(item) && <ImportProgress item={item} />}
        {(state === 'reading' || state === 'checking') && <div className={classes.acts}>{leave}</div>}
        {state === 'checked' && !columns && (
          <ImportConfirmation
            organizationId={organizationId}
            item={item}
            aside={
              <>
                <Button variant="default" onClick={() => setCorrecting(true)}>
                  <Trans>Исправить столбцы</Trans>
                </Button>
                {leave}
              </>
            }
          />
        )}
        {(state === 'applied' || state === 'undone') && <ImportDone organizationId={organizationId} item={item} />}
        {(state === 'failed' || state === 'discarded') && <Ended organizationId={organizationId} item={item} />}
      </Card>
      {state === 'checked' && !columns && <ImportPreview organizationId={organizationId} item={item} />}
      <DiscardDialog organizationId={organizationId} item={item} opened={leaving} onClose={() => setLeaving(false)} />
    </>
  );
}

function Ended({ organizationId, item }: { organizationId: OrganizationId; item: Import }) {
  const { t } = useLingui();
  const texts = useImportTexts();
  const { problem, problemAddress, fileName } = item;
  const where = problemAddress === '' ? '' : t`Ячейка ${problemAddress}.`;
  const text = problem === null ? t`Ничего не записано, файл удалён с сервера.` : `${texts.problems[problem]} ${where}`.trim();
  return (
    <EmptyState
      icon={IconFileAlert}
      title={problem === null ? t`От этого импорта отказались` : t`Файл «${fileName}» не принят`}
      text={text}
      action={
        <ButtonLink to={paths.cabinet.imports(organizationId)}>
          <Trans>Выбрать другой файл</Trans>
        </ButtonLink>
      }
    />
  );
}
