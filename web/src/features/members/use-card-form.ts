import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import { type MemberCard, updateMember } from '#contract/member-card';
import { isRefusal } from '#web/lib/api-error.ts';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { NO_CARD_DRAFT, resume, withTaken } from './card-draft.ts';
import { memberCardQuery, useSaveCard } from './member-card.ts';
import {
  bodyOf,
  type CardField,
  type CardValues,
  changedFields,
  differencesOf,
  placeOf,
  type Side,
  takeField,
  valuesOf,
} from './member-card-values.ts';

/** The form of a card, kept while the tab lives. Somebody else's newer version is merged field by field: nothing typed is lost, nothing saved is written over unseen. */
export function useCardForm(organizationId: OrganizationId, card: MemberCard) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const { queryKey } = memberCardQuery(organizationId, card.id);
  const save = useSaveCard(organizationId, card.id);
  // What is typed over: a version that arrives meanwhile must not pass for it.
  const [over, setOver] = useState(card);
  const [draft, keep, forget] = useTabDraft(`member-card:${card.id}`, NO_CARD_DRAFT);
  const [begun] = useState(() => resume(card, draft));
  const [differences, setDifferences] = useState(begun.differences);

  const { form, onSubmit, failure, sending } = useApiForm<CardValues>({
    initialValues: begun.values,
    schema: updateMember.body,
    toBody: (values) => bodyOf(values, over),
    placeOf,
    submit: async (values, { idempotencyKey }) => {
      try {
        const saved = await save.mutateAsync({ body: bodyOf(values, over), idempotencyKey });
        begin(saved, typedSince(values, form.getValues(), valuesOf(saved)));
        toast.done(t`Данные сохранены`);
      } catch (error) {
        if (!isRefusal(error, 'conflict')) throw error;
        const newer = await queryClient.fetchQuery({ ...memberCardQuery(organizationId, card.id), staleTime: 0 });
        merge(form.getValues(), newer);
      }
    },
  });

  const begin = (saved: MemberCard, values = valuesOf(saved)) => {
    form.setValues(values);
    setOver(saved);
    setDifferences([]);
    queryClient.setQueryData(queryKey, saved);
  };
  const merge = (mine: CardValues, newer: MemberCard) => {
    const theirs = valuesOf(newer);
    const found = differencesOf(valuesOf(over), mine, theirs);
    form.setValues(withTaken(mine, theirs, found));
    setOver(newer);
    setDifferences(found);
    if (found.length === 0) toast.done(t`Карточка изменилась, ваши поля это не затронуло. Сохраните ещё раз`);
  };
  const take = (field: CardField, side: Side) => {
    const difference = differences.find((one) => one.field === field);
    if (difference === undefined) return;
    form.setValues(takeField(form.getValues(), field, difference[side]));
    setDifferences(differences.map((one) => (one.field === field ? { ...one, taken: side } : one)));
  };

  const unsaved = changedFields(valuesOf(over), form.values).length > 0 || differences.length > 0;
  const { values } = form;
  useEffect(() => {
    if (unsaved) keep({ base: valuesOf(over), mine: values });
    else forget();
  }, [unsaved, over, values, keep, forget]);

  /** Takes a card that was changed elsewhere while nothing was typed here. */
  const renew = (newer: MemberCard) => {
    if (newer.version > over.version && !unsaved && !sending) begin(newer);
  };
  return { form, onSubmit, failure, sending, over, differences, take, unsaved, forget, renew };
}

/** The saved values with what was typed while they were on their way. */
const typedSince = (sent: CardValues, now: CardValues, saved: CardValues): CardValues =>
  changedFields(sent, now).reduce((into, field) => takeField(into, field, now), saved);
