/** A short message of two parts; a longer name is cut, for each part is paid. */
const NAME_LENGTH = 60;

export interface InvitationWords {
  readonly letter: { readonly subject: string; readonly text: string };
  readonly message: string;
}

/**
 * What somebody in the register reads: a letter and a short message. They reach whoever has the mailbox or the phone, so they
 * hold the organisation's name and its link, and nothing of a person.
 */
export const writeInvitation = (organizationName: string, url: string): InvitationWords => ({
  letter: {
    subject: `Приглашение в ПрофПлюс: ${organizationName}`,
    text: `Здравствуйте!

${organizationName} приглашает вас в ПрофПлюс: новости и голосования организации, электронный билет и скидки для своих.

Зарегистрируйтесь с номером телефона, который знает ваша организация:
${url}

Если вы не состоите в этой организации, просто удалите письмо.

ПрофПлюс`,
  },
  message: `${shortened(organizationName)} приглашает вас в ПрофПлюс: ${url}`,
});

const shortened = (name: string): string => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1).trimEnd()}…` : name);
