import { useLingui } from '@lingui/react/macro';
import { PostList } from '#web/features/feed/post-list.tsx';
import { NeedsOrganization, OrganizationChoice } from '#web/features/members/needs-organization.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** «Лента организации»: news and voting. */
export function FeedPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead title={t`Лента организации`} over={<BackLink to={paths.member.communicator()}>{t`Коммуникатор`}</BackLink>} />
      <OrganizationChoice />
      <NeedsOrganization>
        {({ organizationId }) => (
          <PostList
            key={organizationId}
            organizationId={organizationId}
            paths={{ post: paths.member.post }}
            emptyText={t`Новости и голосования вашей организации появятся здесь.`}
          />
        )}
      </NeedsOrganization>
    </>
  );
}
