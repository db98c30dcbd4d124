import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import type { MemberAct, MemberCard, MemberChange } from '#contract/member-card';
import { Section } from '#web/ui/card.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './member-card.module.css';
import { memberActsQuery, memberChangesQuery } from './member-card.ts';
import { useCardTexts } from './member-card-texts.ts';
import { pastActTexts } from './past-act-text.ts';
import { roleLabels } from './role-label.ts';

/** Who changed what, and when. */
export function ChangeHistory({ organizationId, card }: { organizationId: OrganizationId; card: MemberCard }) {
  const { t } = useLingui();
  const list = useInfiniteQuery(memberChangesQuery(organizationId, card.id, card.changes));
  const changes = list.data.pages.flatMap(({ items }) => items);
  return (
    <Section title={t`История изменений`}>
      {changes.length === 0 ? (
        <p className={classes.quiet}>
          <Trans>Здесь будет видно, кто, когда и что изменил.</Trans>
        </p>
      ) : (
        <ul className={classes.history}>
          {changes.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ul>
      )}
      <div className={classes.more}>
        <MoreButton list={list} />
      </div>
    </Section>
  );
}

function Change({ change: { at, byName, source, field, from, to } }: { change: MemberChange }) {
  const { t } = useLingui();
  const texts = useCardTexts();
  const before = texts.kept(field, from);
  const after = texts.kept(field, to);
  return (
    <li>
      <div>
        <b>{texts.labels[field]}</b>
        <p>
          {field === 'child' ? (
            from === '' ? (
              t`Добавлено: ${after}`
            ) : (
              t`Убрано: ${before}`
            )
          ) : (
            <>
              <del data-none={from === '' || undefined}>{before}</del> → <ins>{after}</ins>
            </>
          )}
        </p>
      </div>
      <p className={classes.quiet}>
        {byName === '' ? t`Система` : byName}, {texts.sources[source]}
        <br />
        <When instant={at} />
      </p>
    </li>
  );
}

/** Cards, roles and exclusions over time. */
export function ActHistory({ organizationId, card }: { organizationId: OrganizationId; card: MemberCard }) {
  const { t } = useLingui();
  const list = useInfiniteQuery(memberActsQuery(organizationId, card.id, card.acts));
  const acts = list.data.pages.flatMap(({ items }) => items);
  if (acts.length === 0) return null;
  return (
    <Section title={t`Роли и события`}>
      <ul className={classes.history}>
        {acts.map((act) => (
          <Act key={act.id} act={act} />
        ))}
      </ul>
      <div className={classes.more}>
        <MoreButton list={list} />
      </div>
    </Section>
  );
}

function Act({ act: { at, action, byName, from, to } }: { act: MemberAct }) {
  const { t } = useLingui();
  const text = pastActTexts[action];
  return (
    <li>
      <div>
        <b>{text === undefined ? action : t(text)}</b>
        {from !== null && to !== null && (
          <p>
            {t(roleLabels[from])} → {t(roleLabels[to])}
          </p>
        )}
      </div>
      <p className={classes.quiet}>
        {byName === '' ? t`Система` : byName}
        <br />
        <When instant={at} />
      </p>
    </li>
  );
}
