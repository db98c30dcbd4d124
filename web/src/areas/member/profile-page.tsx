import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconBuilding, IconCards, IconDatabase, IconEye, IconFileText, IconLogout, IconShieldLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { profileQuery } from '#web/features/accounts/own-profile.ts';
import { ProfileForm } from '#web/features/accounts/profile-form.tsx';
import { useSignOut } from '#web/features/accounts/sign-out.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { OwnInvitations } from '#web/features/members/own-invitations-list.tsx';
import { paths } from '#web/lib/paths.ts';
import { Section } from '#web/ui/card.tsx';
import { LanguageChoice } from '#web/ui/language-switch.tsx';
import { LinkList } from '#web/ui/link-list.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { SchemeChoice } from '#web/ui/scheme-switch.tsx';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './member-page.module.css';

/** «Профиль»: own data, cards, devices, consents, language, colours. */
export function ProfilePage() {
  const { t } = useLingui();
  const signOut = useSignOut();
  const cabinets = useCabinets(true);
  return (
    <>
      <PageHead title={t`Профиль`} />
      <OwnInvitations />
      <div className={classes.stack}>
        <LinkList
          label={t`Разделы профиля`}
          items={[
            { to: paths.member.cards(), label: t`Мои карты`, icon: IconCards },
            { to: paths.member.sessions(), label: t`Безопасность`, icon: IconShieldLock, under: t`Устройства и пароль` },
            { to: paths.member.consents(), label: t`Согласия`, icon: IconFileText },
            { to: paths.member.cardViews(), label: t`Кто смотрел мои данные`, icon: IconEye },
            { to: paths.member.ownData(), label: t`Мои данные`, icon: IconDatabase, under: t`Выгрузка и удаление` },
            ...(cabinets.length > 0 ? [{ to: paths.cabinet.choose(), label: t`Кабинет организации`, icon: IconBuilding }] : []),
          ]}
        />
        <Section title={t`Личные данные`}>
          <OwnData />
        </Section>
        <Section title={t`Вид и язык`}>
          <div className={classes.fields}>
            <SchemeChoice />
            <LanguageChoice />
          </div>
        </Section>
        <Button
          variant="default"
          leftSection={<IconLogout size={20} stroke={1.6} />}
          onClick={() => signOut.mutate()}
          loading={signOut.isPending}
          fullWidth
        >
          <Trans>Выйти</Trans>
        </Button>
      </div>
    </>
  );
}

function OwnData() {
  const { data, error, refetch } = useQuery({ ...profileQuery, refetchOnWindowFocus: false });
  const [round, setRound] = useState(0);
  const reload = async () => {
    await refetch();
    setRound((last) => last + 1);
  };
  if (data) return <ProfileForm key={round} profile={data} onReload={() => void reload()} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FormSkeleton fields={7} />;
}
