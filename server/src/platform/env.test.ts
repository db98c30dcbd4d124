import { describe, expect, test } from 'vitest';
import { EnvError, readEnv } from './env.ts';

describe('the configuration', () => {
  test('an empty environment starts on the embedded database at a local address', () => {
    const env = readEnv({});
    expect(env).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://localhost:4000',
      METRICS_PORT: 4001,
      ROLE: 'both',
      production: false,
    });
    expect(env.DATABASE_URL).toBeUndefined();
  });
  test('an empty value counts as unset', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '' }).PORT).toBe(4000);
  });
  test.each([
    ['PORT', '70000'],
    ['PUBLIC_URL', 'example.org'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['ROLE', 'boss'],
    ['LOG_LEVEL', 'loud'],
  ])('a wrong %s is named', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name}: `));
  });
  test('every wrong variable is named at once', () => {
    expect(() => readEnv({ PORT: 'x', ROLE: 'boss' })).toThrow(/PORT: [\s\S]*ROLE: /);
  });
  test('a telephony provider without its key cannot start', () => {
    expect(() => readEnv({ CALLS_PROVIDER: 'sms-ru' })).toThrow('CALLS_API_ID');
  });
  test('several nodes in production need one secret', () => {
    expect(() => readEnv({ NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/x' })).toThrow(EnvError);
  });
  test.each([
    ['', false],
    ['1', 1],
    ['10.0.0.1, 10.0.0.2', ['10.0.0.1', '10.0.0.2']],
  ])('TRUST_PROXY=%s', (given, trusted) => {
    expect(readEnv({ TRUST_PROXY: given }).TRUST_PROXY).toEqual(trusted);
  });
});
