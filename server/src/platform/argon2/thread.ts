import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { hashSync, verifySync } from '@node-rs/argon2';
import type { Work } from './argon2.ts';

// Linux counts priority by threads (setpriority(2), «C library/kernel differences»); elsewhere it would be the whole process's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on('message', (work: Work) => {
  parentPort?.postMessage(work.act === 'hash' ? hashSync(work.password, work.options) : verifySync(work.stored, work.password));
});
