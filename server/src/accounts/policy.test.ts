import { describe, expect, it } from 'vitest';
import { describeDevice } from './describe-device.ts';
import { findNetwork } from './find-network.ts';
import { maskAddress } from './mask-address.ts';
import { birthDateFits, passwordIsWeak, waysOf } from './policy.ts';

const owner = { phone: '+79000000042', names: ['Лугов', 'Егор', 'Ильич'] };

describe('a password is weak', () => {
  it.each([
    'password',
    'Qwerty123',
    'йцукенгш',
    'ЙЦУКЕНГШ',
    'aaaaaaaa',
    'абабабаб',
    '12345678',
    '98765432',
    'abcdefgh',
    'абвгдежз',
    '89000000042',
    '+7 900 000-00-42',
    'тел9000000042',
    'Лугов1985',
    'егор-лугов',
    'ЛуговЕгор!',
    '12-лугов-34',
  ])('%s', (password) => {
    expect(passwordIsWeak(password, owner)).toBe(true);
  });
  it.each(['пастила и чай', 'лугов не пустыня', 'xK4!mmq0pL', '2026 год весна', 'Егорьевск на горе'])('but not %s', (password) => {
    expect(passwordIsWeak(password, owner)).toBe(false);
  });
});

describe('a birth date', () => {
  const now = new Date('2026-03-11T09:00:00Z');
  it.each([
    [null, true],
    ['1985-02-28', true],
    ['2026-03-11', true],
    ['2026-03-13', false],
    ['1899-12-31', false],
  ])('%s fits: %s', (date, fits) => {
    expect(birthDateFits(date, now)).toBe(fits);
  });
});

describe('ways to prove a phone', () => {
  it('are those somebody serves', () => {
    expect(waysOf({ production: false, CALLS_PROVIDER: undefined, TEXTS_PROVIDER: undefined })).toEqual(['call', 'text']);
    expect(waysOf({ production: true, CALLS_PROVIDER: 'sms-ru', TEXTS_PROVIDER: undefined })).toEqual(['call']);
    expect(waysOf({ production: true, CALLS_PROVIDER: 'development', TEXTS_PROVIDER: 'sms-ru' })).toEqual(['text']);
  });
});

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', 'Chrome, Windows'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.8 Safari/537.36',
      'Яндекс Браузер, Windows',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox, macOS'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140',
      'Edge, Android',
    ],
    ['curl/8.5.0', ''],
  ])('%s', (userAgent, device) => {
    expect(describeDevice(userAgent)).toBe(device);
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24', '203.0.113.…'],
    ['::ffff:203.0.113.77', '203.0.113.0/24', '203.0.113.…'],
    ['2001:0db8:00a1:1::7', '2001:db8:a1::/48', '2001:db8:a1:…'],
    ['2001:db8::7', '2001:db8:0::/48', '2001:db8:0:…'],
  ])('%s belongs to %s and shows as %s', (address, network, shown) => {
    expect(findNetwork(address)).toBe(network);
    expect(maskAddress(address)).toBe(shown);
  });
});
