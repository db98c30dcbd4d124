import { useLingui } from '@lingui/react';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { type FormEvent, useRef, useState } from 'react';
import { ApiError } from '#web/lib/api-error.ts';
import { errorText, fieldText, type Issue, issueText } from '#web/lib/error-text.ts';
import { unreadField } from './use-typed.ts';

/** What is asked of a schema; zod's fit, and zod itself stays out of this chunk. */
interface Schema {
  safeParse(
    value: unknown,
    params?: { reportInput: boolean },
  ): { success: boolean; error?: { issues: readonly (Issue & { path: readonly PropertyKey[] })[] } | undefined };
}

export interface ApiFormOptions<V extends Record<string, unknown>> {
  initialValues: V;
  /** The contract's body (`signIn.body`), checked before sending. */
  schema?: Schema;
  /** Screen-shaped values → what the schema checks. The values themselves unless given. */
  toBody?: (values: V) => unknown;
  /** A path of the body (`poll.options.0.text`) → a path on the screen (`options.0.text`). */
  placeOf?: (path: string) => string;
  /** Errors that the screen knows and the contract does not: «the passwords differ». Path → text. */
  check?: (values: V) => Record<string, string>;
  /** Sends. The key stays the same while the same form is sent again after a lost connection: it acts once. */
  submit: (values: V, key: { idempotencyKey: string }) => Promise<unknown>;
}

export interface ApiForm<V extends Record<string, unknown>> {
  /** Mantine's form: `form.getInputProps('phone')`. */
  form: UseFormReturnType<V>;
  /** For `<form onSubmit noValidate>`. */
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  /** What went wrong as a whole, for `<FormFailure text={failure}>`; null when only fields are to blame. */
  failure: string | null;
  sending: boolean;
}

/** A form over one endpoint: checks by the contract, puts every error beside its field, keeps what was typed, sends once. */
export function useApiForm<V extends Record<string, unknown>>(options: ApiFormOptions<V>): ApiForm<V> {
  const { i18n } = useLingui();
  const [failure, setFailure] = useState<{ text: string; ofFields: boolean } | null>(null);
  const [sending, setSending] = useState(false);
  const pending = useRef<{ values: string; idempotencyKey: string } | null>(null);
  const { initialValues, schema, toBody = (values: V): unknown => values, placeOf = (path: string) => path } = options;

  const form = useForm<V>({
    initialValues,
    validate: (values) => {
      const errors: Record<string, string> = {};
      for (const issue of schema?.safeParse(toBody(values), { reportInput: true }).error?.issues ?? []) {
        errors[placeOf(issue.path.join('.'))] ??= issueText(issue, i18n);
      }
      return { ...errors, ...options.check?.(values) };
    },
  });

  const focusFirst = (errors: Record<string, unknown>) => {
    const first = Object.keys(errors)[0];
    if (first !== undefined) form.getInputNode(first)?.focus();
  };

  const send = async (values: V) => {
    const shape = JSON.stringify(values);
    const key = pending.current?.values === shape ? pending.current.idempotencyKey : crypto.randomUUID();
    pending.current = { values: shape, idempotencyKey: key };
    setSending(true);
    setFailure(null);
    try {
      await options.submit(values, { idempotencyKey: key });
      pending.current = null;
    } catch (error) {
      if (!(error instanceof ApiError && ['offline', 'unavailable'].includes(error.code))) pending.current = null;
      const fields = Object.entries(error instanceof ApiError ? error.fields : {});
      const errors = Object.fromEntries(fields.map(([path, code]) => [placeOf(path), fieldText(code, i18n)]));
      form.setErrors(errors);
      focusFirst(errors);
      const said = error instanceof ApiError && fields.some(([, code]) => code === error.code);
      setFailure(said ? null : { text: errorText(error, i18n), ofFields: fields.length > 0 });
    } finally {
      setSending(false);
    }
  };

  // «Проверьте отмеченные поля» goes with the last of the marks.
  const mended = failure?.ofFields === true && Object.keys(form.errors).length === 0;
  const text = failure === null || mended ? null : failure.text;
  const submit = form.onSubmit((values) => void send(values), focusFirst);
  const onSubmit = (event?: FormEvent<HTMLFormElement>) => {
    // The values know nothing of what a field could not read.
    const unread = event && unreadField(event.currentTarget);
    if (!unread) return submit(event);
    event.preventDefault();
    form.validate();
    unread.focus();
  };
  return { form, onSubmit, failure: text, sending };
}
