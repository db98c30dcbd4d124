const LISTEN = /^\s*(un)?listen\s+(?:"((?:[^"]|"")+)"|([\p{L}_][\p{L}\p{N}_$]*|\*))\s*;?\s*$/iu;

/**
 * The channels a client listens to after this statement; the same set when it is about something else.
 * LISTEN must be a statement of its own, as `pg` sends it.
 */
export const channelsAfter = (channels: ReadonlySet<string>, sql: string): ReadonlySet<string> => {
  const match = LISTEN.exec(sql);
  if (match === null) return channels;
  const [, un, quoted, plain] = match;
  const name = quoted?.replaceAll('""', '"') ?? plain?.toLowerCase() ?? '';
  if (un === undefined) return new Set([...channels, name]);
  return name === '*' ? new Set() : new Set([...channels].filter((channel) => channel !== name));
};

/** The statements by which the shared backend listens to these channels. */
export const listenTo = (channels: Iterable<string>): string =>
  [...channels].map((channel) => `listen "${channel.replaceAll('"', '""')}";`).join('');
