/** A call whose number ends with four digits that the person reads from the screen of the phone. */
export interface CallRequest {
  /** E.164: `+7` and ten digits. */
  readonly phone: string;
  /** Address of the person who asks; providers use it against abuse. */
  readonly ip: string;
  /** The four digits we would like; a provider that chooses them itself ignores this. */
  readonly digits: string;
}

export interface PlacedCall {
  /** The digits that the person will really see. */
  readonly digits: string;
  /** The provider's name of the call, for its support. */
  readonly reference: string | null;
}

/** Telephony: some providers tell the digits they used, others use ours, so the answer always says which they are. */
export interface Calls {
  /** Places the call. Refuses with `call_failed` when the provider did not take it. */
  placeCall(request: CallRequest): Promise<PlacedCall>;
}

/** Short messages: the second proof, and invitations. */
export interface Texts {
  /** Whether anybody carries them; without a provider every `send` is refused. */
  readonly available: boolean;
  /** Sends the text. Refuses with `call_failed` when the provider did not take it. */
  send(message: { readonly phone: string; readonly text: string }): Promise<void>;
}
