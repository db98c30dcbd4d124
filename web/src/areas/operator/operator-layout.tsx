import '#web/ui/mantine-desk.ts';
import { useLingui } from '@lingui/react/macro';
import { IconBuilding, IconFileText, IconHistory, IconInbox, IconUserX } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { PersonMenu } from '#web/features/accounts/person-menu.tsx';
import { useSession } from '#web/features/accounts/session.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { paths } from '#web/lib/paths.ts';
import { DeskShell } from '#web/ui/desk-shell.tsx';
import { LanguageButton } from '#web/ui/language-switch.tsx';
import { OrganizationPlate } from '#web/ui/organization-plate.tsx';
import { SchemeButton } from '#web/ui/scheme-switch.tsx';

/** The operator's console: the platform's own desk. */
export function OperatorLayout() {
  const { t } = useLingui();
  const person = useSession();
  const cabinets = useCabinets(Boolean(person));
  return (
    <DeskShell
      home={paths.site.home()}
      name={t`Консоль оператора`}
      plate={<OrganizationPlate name={t`Консоль оператора`} under={t`Платформа ПрофПлюс`} />}
      entries={[
        { to: paths.operator.applications(), label: t`Заявки`, icon: IconInbox, exact: true },
        { to: paths.operator.organizations(), label: t`Организации`, icon: IconBuilding },
        { to: paths.operator.documents(), label: t`Документы`, icon: IconFileText },
        { to: paths.operator.journal(), label: t`Журнал`, icon: IconHistory },
        { to: paths.operator.erasures(), label: t`Удаления`, icon: IconUserX },
      ]}
      tools={
        <>
          <LanguageButton />
          <SchemeButton />
          {person && <PersonMenu person={person} under={t`Оператор`} cabinet={cabinets.length > 0 ? paths.cabinet.choose() : undefined} />}
        </>
      }
    >
      <Outlet />
    </DeskShell>
  );
}
