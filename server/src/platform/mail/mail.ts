export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
}

/** Outgoing mail. Called by jobs, never inside a transaction: a failure is thrown so that the job tries again. */
export interface Mail {
  send(message: Message): Promise<void>;
}

/** `chair@example.org` → `c***@example.org`, for the log. */
export const maskAddress = (address: string): string => address.replace(/^(.)[^@]*/, '$1***');
