import { isIP } from 'node:net';

/** The network of an address, as its owner has them by the handful: /24 of IPv4, /48 of IPv6. Limits count by it. */
export const findNetwork = (address: string): string => {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1];
  if (v4 !== undefined) return `${v4}.0/24`;
  return isIP(address) === 6 ? `${groupsOf(address).slice(0, 3).join(':')}::/48` : address;
};

/** The eight groups of an IPv6 address with `::` written out and leading zeros gone. */
const groupsOf = (address: string): string[] => {
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16).toString(16));
};
