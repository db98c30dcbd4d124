interface Named {
  lastName: string;
  firstName: string;
  patronymic: string;
}

/** «Лугов Егор Ильич», as in tables and documents. */
export const fullName = ({ lastName, firstName, patronymic }: Named): string =>
  [lastName, firstName, patronymic].filter((part) => part !== '').join(' ');

/** «Егор Лугов», as people are addressed. */
export const shortName = ({ lastName, firstName }: Named): string => `${firstName} ${lastName}`.trim();
