/** The last eight digits of a card's number as series and number: `77 050365`; `''` without a card. */
export const tailCard = (number: string): string => (number === '' ? '' : `${number.slice(-8, -6)} ${number.slice(-6)}`);
