/**
 * Whether a kept file may still be opened, as far as the network tells: `gone` where the person sees it no longer, `asked` where they have
 * to sign in first. Without an answer it opens.
 */
export async function rightNow(ask: () => Promise<Response>): Promise<'open' | 'gone' | 'asked'> {
  const status = await ask().then(
    (answer) => answer.status,
    () => 0,
  );
  if (status === 403 || status === 404) return 'gone';
  return status === 401 ? 'asked' : 'open';
}
