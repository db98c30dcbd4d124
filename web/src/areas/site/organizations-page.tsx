import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useKeptPhone } from '#web/features/accounts/kept-phone.ts';
import { fullName } from '#web/features/accounts/names.ts';
import { officeQuery } from '#web/features/accounts/office.ts';
import { useSession } from '#web/features/accounts/session.ts';
import { ApplyForAccessForm } from '#web/features/members/apply-for-access-form.tsx';
import { MyApplications } from '#web/features/members/apply-for-access-list.tsx';
import { Card } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import { CabinetFeatures } from './cabinet-features.tsx';
import classes from './organizations-page.module.css';

/** «Юридическим лицам»: what a cabinet gives, and the application for it. */
export function OrganizationsPage() {
  const { t } = useLingui();
  const person = useSession();
  return (
    <>
      <PageHead
        title={t`Юридическим лицам`}
        under={t`Профсоюзам и другим общественным организациям: кабинет, где публикуют новости, проводят голосования и ведут список участников.`}
        action={
          <Button component="a" href="#application" variant="light" className={classes.jump ?? ''}>
            <Trans>К заявке на доступ</Trans>
          </Button>
        }
      />
      {person && <MyApplications />}
      <div className={classes.columns}>
        <div className={classes.about}>
          <Title order={2}>
            <Trans>Что получает организация</Trans>
          </Title>
          <CabinetFeatures />
          <Title order={2}>
            <Trans>Как получить кабинет</Trans>
          </Title>
          <ol className={classes.steps}>
            <li>
              <Trans>Отправьте заявку: наименование организации, ФИО и номер карты.</Trans>
            </li>
            <li>
              <Trans>Зарегистрируйтесь с телефоном из заявки, если аккаунта ещё нет.</Trans>
            </li>
            <li>
              <Trans>Когда заявку одобрят, в меню под вашим именем появится «Кабинет организации».</Trans>
            </li>
          </ol>
          <Office />
        </div>
        <section className={classes.form} aria-labelledby="application">
          <Card>
            <Title order={2} id="application" mb="md">
              <Trans>Заявка на доступ</Trans>
            </Title>
            <Application />
          </Card>
        </section>
      </div>
    </>
  );
}

function Application() {
  const person = useSession();
  const [, keepPhone] = useKeptPhone();
  if (person === undefined) return <FormSkeleton fields={5} />;
  const applicant = person && { fullName: fullName(person), phone: person.phone };
  return <ApplyForAccessForm key={person?.id ?? ''} applicant={applicant} onSent={(phone) => keepPhone({ phone })} />;
}

/** The address to write to, where the operator has given one. */
function Office() {
  const { data } = useQuery(officeQuery);
  if (!data?.email) return null;
  const address = <a href={`mailto:${data.email}`}>{data.email}</a>;
  return (
    <p className={classes.office}>
      <Trans>Можно и письмом: {address}. Укажите наименование организации, ФИО и номер карты.</Trans>
    </p>
  );
}
