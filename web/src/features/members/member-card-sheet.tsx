import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { Member } from '#contract/members';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { TextSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './member-card-sheet.module.css';
import { memberQuery } from './members.ts';
import { pastActTexts } from './past-act-text.ts';
import { roleLabels } from './role-label.ts';

/** «Открыть»: the whole record of a member. The opening is journalled by the server. */
export function MemberCardSheet({
  organizationId,
  memberId,
  onClose,
}: {
  organizationId: OrganizationId;
  memberId: MemberId;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(memberQuery(organizationId, memberId));
  return (
    <Sheet opened onClose={onClose} title={t`Карточка пользователя`} size="lg">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : data ? <Record member={data} /> : <TextSkeleton lines={9} />}
    </Sheet>
  );
}

function Record({ member }: { member: Member }) {
  const { t } = useLingui();
  const format = useFormat();
  const { lastName, firstName, patronymic, birthDate, exclusion } = member;
  const none = t`Сведения отсутствуют`;
  return (
    <div className={classes.record}>
      <div className={classes.head}>
        <PersonAvatar name={`${lastName} ${firstName}`} size={56} />
        <div>
          <p className={classes.name}>{[lastName, firstName, patronymic].join(' ')}</p>
          <p className={classes.quiet}>{t(roleLabels[member.role])}</p>
        </div>
      </div>
      <dl className={classes.facts}>
        <Fact label={t`Дата рождения`}>{birthDate === null ? none : format.shortDate(birthDate)}</Fact>
        <Fact label={t`Телефон`}>
          <a href={`tel:${member.phone}`}>{showPhone(member.phone)}</a>
        </Fact>
        <Fact label={t`Email`}>{member.email === '' ? none : <a href={`mailto:${member.email}`}>{member.email}</a>}</Fact>
        <Fact label={t`Регион`}>{member.region === '' ? none : member.region}</Fact>
        <Fact label={t`Номер карты`}>{member.cardNumber}</Fact>
        <Fact label={t`Регистрация`}>{member.registeredAt === null ? none : <When instant={member.registeredAt} />}</Fact>
        {exclusion && (
          <Fact label={t`Исключение`}>
            <When instant={exclusion.at} />, {exclusion.byName}: {exclusion.reason}
          </Fact>
        )}
      </dl>
      {member.history.length > 0 && (
        <section aria-label={t`История`}>
          <h3 className={classes.subhead}>{t`История`}</h3>
          <ul className={classes.history}>
            {member.history.map(({ at, action, byName }) => {
              const text = pastActTexts[action];
              return (
                <li key={`${at} ${action}`}>
                  {text === undefined ? action : t(text)}
                  <span className={classes.quiet}>
                    <When instant={at} /> · {byName}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
