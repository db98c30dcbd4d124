import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DocumentKind } from '#contract/accounts';
import { documentQuery, documentsQuery } from '#web/features/accounts/documents.ts';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { RichText } from '#web/ui/rich-text.tsx';
import { TextSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './document-page.module.css';

/** Until the document's own title is here. */
const TITLES = {
  terms: msg`Пользовательское соглашение`,
  privacy: msg`Политика конфиденциальности`,
  personal_data: msg`Согласие на обработку персональных данных`,
} satisfies Record<DocumentKind, unknown>;

const route = getRouteApi('/_site/documents/$kind');

/** A legal document in force; the others are a click away. */
export function DocumentPage() {
  const { kind } = route.useLoaderData();
  return (
    <div className={classes.page}>
      <article className={classes.text}>
        <Text kind={kind} />
      </article>
      <Others kind={kind} />
    </div>
  );
}

function Text({ kind }: { kind: DocumentKind }) {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQuery(documentQuery(kind));
  const format = useFormat();
  if (isPending || error) {
    return (
      <>
        <PageHead title={t(TITLES[kind])} under={<>&nbsp;</>} />
        {isPending ? <TextSkeleton lines={14} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </>
    );
  }
  const { version } = data;
  const date = format.shortDate(data.publishedAt);
  return (
    <>
      <PageHead
        title={data.title}
        under={
          <Trans>
            Редакция {version} от {date}
          </Trans>
        }
      />
      <RichText doc={data.body} top={2} />
    </>
  );
}

function Others({ kind }: { kind: DocumentKind }) {
  const { data } = useQuery(documentsQuery);
  const others = data?.items.filter((document) => document.kind !== kind) ?? [];
  if (others.length === 0) return null;
  return (
    <nav className={classes.others} aria-labelledby="other-documents">
      <h2 id="other-documents">
        <Trans>Другие документы</Trans>
      </h2>
      {others.map((document) => (
        <TextLink key={document.id} to={paths.site.document(document.kind)}>
          {document.title}
        </TextLink>
      ))}
    </nav>
  );
}
