/** What no file of the repository may hold: pattern → what to do about it. Patterns are written so as not to find themselves. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, 'a private key; revoke it and take it from the environment'],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an AWS key; revoke it and take it from the environment'],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,}|glpat-[\w-]{20,})/, 'a token of a code host; revoke it'],
  [
    /\b(?:xox[abprs]-[\w-]{10,}|sk_live_\w{16,}|AIza[\w-]{35}|npm_[A-Za-z0-9]{36}|SG\.[\w-]{20,}\.[\w-]{20,})/,
    'a token of a service; revoke it',
  ],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, 'a signed token (JWT); make one in the test that needs it'],
  [
    /\/wor[k]\/|\/tmp\/bash_job[s]|\/roo[t]\/\w|\/hom[e]\/\w+\/|\/User[s]\/\w+\//,
    'a path of one machine; use a path from the repository or a temporary folder',
  ],
  [/\bsubagen[t]|\bCE[O]\b/i, 'a word that is no part of the product; leave it out'],
];

/** A line that holds something forbidden, as a sentence. */
export const forbiddenIn = (path: string, text: string): string[] =>
  text.split('\n').flatMap((line, index) => {
    const found = FORBIDDEN.find(([pattern]) => pattern.test(line));
    return found ? [`${path}:${index + 1} holds ${found[1]}.`] : [];
  });
