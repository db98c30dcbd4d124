/** The year in «2010», «2010 г.», «01.09.2010», «2010-09-01»; null where there is none, or one of no living person. */
export const readYear = (text: string, today: string): string | null => {
  const found =
    /^(?:\d{1,2}[./\s-]\d{1,2}[./\s-])?(\d{4})(?:-\d{1,2}-\d{1,2})?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:г(?:од|ода|\.)?)?$/i.exec(
      text.trim(),
    );
  const year = Number(found?.[1]);
  return year >= 1900 && year <= Number(today.slice(0, 4)) ? String(year) : null;
};
