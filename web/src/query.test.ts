import { QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { makeQueryClient } from './query.ts';

/** A server whose answers come when the test says so. */
const stage = () => {
  const client = makeQueryClient();
  const answers: ((value: string) => void)[] = [];
  const queryFn = vi.fn(() => new Promise<string>((resolve) => answers.push(resolve)));
  const options = { queryKey: ['list', 'of', 'things'], queryFn };
  const shown = () => client.getQueryData<string>(options.queryKey);
  return { client, answers, queryFn, options, shown };
};

test('a change told of while the first answer is awaited is asked for after it, once', async () => {
  const { client, answers, queryFn, options, shown } = stage();
  const end = new QueryObserver(client, options).subscribe(() => undefined);
  void client.invalidateQueries({ queryKey: ['list'] });
  void client.invalidateQueries({ queryKey: ['list'] });
  expect(queryFn).toHaveBeenCalledTimes(1);
  answers[0]?.('before the change');
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2));
  expect(shown()).toBe('before the change');
  answers[1]?.('after it');
  await vi.waitFor(() => expect(shown()).toBe('after it'));
  expect(queryFn).toHaveBeenCalledTimes(2);
  end();
});

test('what nobody shows yet, a loader has asked for it, is asked for anew when it is shown', async () => {
  const { client, answers, queryFn, options, shown } = stage();
  const loaded = client.ensureQueryData(options);
  void client.invalidateQueries({ queryKey: ['list'] });
  answers[0]?.('before the change');
  expect(await loaded).toBe('before the change');
  await vi.waitFor(() => expect(client.getQueryState(options.queryKey)?.isInvalidated).toBe(true));
  expect(queryFn).toHaveBeenCalledTimes(1);
  const end = new QueryObserver(client, options).subscribe(() => undefined);
  answers[1]?.('after it');
  await vi.waitFor(() => expect(shown()).toBe('after it'));
  end();
});

test('of what failed meanwhile nothing is asked', async () => {
  const client = makeQueryClient();
  const queryFn = vi.fn(() => Promise.reject<string>(new Error('no network')));
  const end = new QueryObserver(client, { queryKey: ['list'], queryFn }).subscribe(() => undefined);
  await client.invalidateQueries({ queryKey: ['list'] });
  await vi.waitFor(() => expect(client.getQueryState(['list'])?.status).toBe('error'));
  expect(queryFn).toHaveBeenCalledTimes(1);
  end();
});
