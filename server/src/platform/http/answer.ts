/** A use case's result that also opens (`token`) or closes (`null`) the session of this browser. */
export class SessionAnswer<T> {
  readonly body: T;
  readonly token: string | null;
  constructor(body: T, token: string | null) {
    this.body = body;
    this.token = token;
  }
}
export const withSession = <T>(body: T, token: string | null): SessionAnswer<T> => new SessionAnswer(body, token);
