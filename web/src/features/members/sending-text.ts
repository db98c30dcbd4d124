import { useLingui } from '@lingui/react/macro';
import type { InvitationSending } from '#contract/invitations';
import { useFormat } from '#web/lib/use-format.ts';

/** «Отправляем: 0 из 120, без email: 30, приглашали недавно: 4». */
export function useSendingText() {
  const { t } = useLingui();
  const format = useFormat();
  return (sending: InvitationSending): string => {
    const { way, finishedAt } = sending;
    const chosen = format.number(sending.chosen);
    const sent = format.number(sending.sent);
    const failed = format.number(sending.failed);
    const unreachable = format.number(sending.unreachable);
    const recent = format.number(sending.recent);
    const left = format.number(sending.left);
    const nobody = sending.chosen === 0 && sending.sent === 0;
    const parts = [
      nobody ? t`Отправлять некому` : finishedAt === null ? t`Отправляем: ${sent} из ${chosen}` : t`Отправлено: ${sent}`,
      sending.failed > 0 && t`не удалось отправить: ${failed}`,
      sending.unreachable > 0 && (way === 'email' ? t`без email: ${unreachable}` : t`без телефона: ${unreachable}`),
      sending.recent > 0 && t`приглашали недавно: ${recent}`,
      sending.left > 0 && t`остались на следующую отправку: ${left}`,
    ];
    return parts.filter((part) => part !== false).join(', ');
  };
}
