import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconBell, IconBooks, IconBuilding, IconCalendarEvent, IconNews } from '@tabler/icons-react';
import { NeedsOrganization, OrganizationChoice } from '#web/features/members/needs-organization.tsx';
import { useUnread } from '#web/features/notifications/unread.ts';
import { paths } from '#web/lib/paths.ts';
import { LinkList } from '#web/ui/link-list.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** «Коммуникатор»: everything of the organisation that works. */
export function CommunicatorPage() {
  const { t } = useLingui();
  const unread = useUnread();
  const waiting = unread > 0 ? t`${plural(unread, { one: '# новое', few: '# новых', many: '# новых', other: '# новых' })}` : undefined;
  return (
    <>
      <PageHead title={t`Коммуникатор`} />
      <OrganizationChoice />
      <NeedsOrganization>
        {({ organizationName }) => (
          <LinkList
            label={t`Коммуникатор`}
            items={[
              { to: paths.member.organization(), label: t`Информация об организации`, icon: IconBuilding, under: organizationName },
              { to: paths.member.feed(), label: t`Лента организации`, icon: IconNews, under: t`Новости и голосования` },
              { to: paths.member.calendar(), label: t`Календарь событий`, icon: IconCalendarEvent, under: t`Собрания, поездки, обучение` },
              { to: paths.member.library(), label: t`Библиотека`, icon: IconBooks, under: t`Документы и материалы` },
              {
                to: paths.member.notifications(),
                label: t`Уведомления`,
                icon: IconBell,
                ...(waiting === undefined ? {} : { under: waiting }),
              },
            ]}
          />
        )}
      </NeedsOrganization>
    </>
  );
}
