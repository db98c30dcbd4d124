import { findNetwork } from './find-network.ts';

/** An address with its last part hidden: `203.0.113.…`, `2001:db8:1:…`. */
export const maskAddress = (address: string): string => findNetwork(address).replace(/\.0\/24$|::\/48$/, (end) => `${end[0]}…`);
