/** A short message of two parts; a longer name is cut, for each part is paid. */
const NAME_LENGTH = 60;

// Read by whoever has the mailbox or the phone: the organisation's name and its link, nothing of a person.
/** The letter to somebody in the register. */
export const invitationLetter = (organizationName: string, url: string): { subject: string; text: string } => ({
  subject: `Приглашение в ПрофПлюс: ${organizationName}`,
  text: `Здравствуйте!

${organizationName} приглашает вас в ПрофПлюс: новости и голосования организации, электронный билет и скидки для своих.

Зарегистрируйтесь с номером телефона, который знает ваша организация:
${url}

Если вы не состоите в этой организации, просто удалите письмо.

ПрофПлюс`,
});

/** The short message to somebody in the register. */
export const invitationText = (organizationName: string, url: string): string => {
  const name = organizationName.length > NAME_LENGTH ? `${organizationName.slice(0, NAME_LENGTH - 1).trimEnd()}…` : organizationName;
  return `${name} приглашает вас в ПрофПлюс: ${url}`;
};
