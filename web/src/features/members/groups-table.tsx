import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconListSearch, IconPencil, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Group } from '#contract/groups';
import type { OrganizationId } from '#contract/ids';
import { useFormat } from '#web/lib/use-format.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { TextLink } from '#web/ui/links.tsx';
import type { MenuEntry } from '#web/ui/row-menu.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { useFilterWords } from './filter-words.ts';
import { fieldsOf } from './group-rule.ts';
import classes from './groups.module.css';
import { groupsQuery, useGroupActs } from './groups.ts';

interface Props {
  organizationId: OrganizationId;
  /** Where members are listed; the group is its filter. */
  membersPath: string;
  onOpen: (group: Group) => void;
  onEdit: (group: Group) => void;
  /** The button that makes a group, for where there is none. */
  create: ReactNode;
}

/** «Группы»: what each is made of, how many are in it, and what may be done with it. */
export function GroupsTable({ organizationId, membersPath, onOpen, onEdit, create }: Props) {
  const { t } = useLingui();
  const [deleting, setDeleting] = useState<Group | null>(null);
  const list = useQuery(groupsQuery(organizationId));
  const kindOf = useKindText(organizationId);
  const columns: Column<Group>[] = [
    {
      id: 'name',
      header: t`Название`,
      cell: (group) => (
        <TextLink to={membersPath} search={{ group: group.id }} className={classes.name ?? ''}>
          {group.name}
        </TextLink>
      ),
    },
    { id: 'kind', header: t`Состав`, cell: (group) => <span className={classes.quiet}>{kindOf(group)}</span> },
    { id: 'members', header: t`Участников`, align: 'right', width: 200, cell: (group) => <Members group={group} /> },
  ];
  const menu = (group: Group): MenuEntry[] => [
    { label: t`Открыть`, icon: IconListSearch, onSelect: () => onOpen(group) },
    {
      label: group.kind === 'rule' ? t`Изменить` : t`Переименовать`,
      icon: IconPencil,
      onSelect: () => onEdit(group),
      disabled: !group.can.edit && t`Нет прав`,
    },
    { label: t`Удалить`, icon: IconTrash, danger: true, onSelect: () => setDeleting(group), disabled: !group.can.delete && t`Нет прав` },
  ];
  return (
    <>
      <DataTable
        label={t`Группы`}
        columns={columns}
        rows={list.data?.items ?? []}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        menu={menu}
        loading={list.isPending}
        skeletonRows={4}
        minWidth={560}
        card={(group) => (
          <div className={classes.card}>
            <TextLink to={membersPath} search={{ group: group.id }} className={classes.name ?? ''}>
              {group.name}
            </TextLink>
            <span className={classes.quiet}>{kindOf(group)}</span>
            <span>
              <Trans>
                Участников: <Members group={group} />
              </Trans>
            </span>
          </div>
        )}
        empty={
          list.error ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : (
            <EmptyState
              icon={IconUsersGroup}
              title={t`Групп ещё нет`}
              text={
                <Trans>Соберите людей в группу, чтобы обращаться только к ним: группу можно выбрать, когда вы создаёте публикацию.</Trans>
              }
              action={create}
            />
          )
        }
      />
      {deleting && <DeleteGroup organizationId={organizationId} group={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}

/** «По правилу: женщины, возраст до 35». */
function useKindText(organizationId: OrganizationId) {
  const { t } = useLingui();
  const words = useFilterWords(organizationId);
  return ({ rule }: Group): string => {
    if (rule === null) return t`Постоянный состав`;
    const asked = words(fieldsOf(rule))
      .map(({ label }) => label.toLocaleLowerCase().replace(':', ''))
      .join(', ');
    return t`По правилу: ${asked}`;
  };
}

function Members({ group: { kind, members, unregistered, countedAt } }: { group: Group }) {
  const format = useFormat();
  if (kind === 'rule' && countedAt === null) {
    return (
      <span className={classes.quiet}>
        <Trans>считаем…</Trans>
      </span>
    );
  }
  const waiting = format.number(unregistered);
  return (
    <span>
      {format.number(members)}
      {unregistered > 0 && (
        <span className={classes.quiet}>
          {' '}
          <Trans>и {waiting} не зарегистрированы</Trans>
        </span>
      )}
    </span>
  );
}

function DeleteGroup({ organizationId, group, onClose }: { organizationId: OrganizationId; group: Group; onClose: () => void }) {
  const { t } = useLingui();
  const { remove } = useGroupActs(organizationId);
  const { name, members } = group;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t`Удалить группу «${name}»?`}
      confirm={t`Удалить`}
      danger
      onConfirm={async () => {
        await remove.mutateAsync(group.id);
        toast.done(t`Группа «${name}» удалена`);
      }}
    >
      <p style={{ margin: 0 }}>
        {t`${plural(members, { one: 'В ней # человек. Он останется в организации, исчезнет только группа.', few: 'В ней # человека. Они останутся в организации, исчезнет только группа.', many: 'В ней # человек. Они останутся в организации, исчезнет только группа.', other: 'В ней # человека. Они останутся в организации, исчезнет только группа.' })}`}
      </p>
    </ConfirmDialog>
  );
}
