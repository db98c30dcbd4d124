/** Full years of a person born on this day (`YYYY-MM-DD`), on the device's own day; those of 29 February turn on 1 March of common years. */
export const ageOn = (birthDate: string, now: Date): number => {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  const before = now.getMonth() + 1 < month || (now.getMonth() + 1 === month && now.getDate() < day);
  return now.getFullYear() - year - (before ? 1 : 0);
};
