import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

export interface Shot {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
export interface Outcome {
  /** Milliseconds from the time a request was due to its last byte, ascending: waiting for a late start counts. */
  readonly times: readonly number[];
  /** Answers by status; 0 stands for none. */
  readonly statuses: ReadonlyMap<number, number>;
}

/** Sends `rate` requests a second for some seconds, whether the answers come or not. */
export const fire = async (url: string, rate: number, seconds: number, next: (index: number) => Shot): Promise<Outcome> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const waiting: Promise<void>[] = [];
  const began = performance.now();
  const total = rate * seconds;
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1_000) * rate) + 1);
    for (; sent < due; sent += 1) {
      const at = began + (sent / rate) * 1_000;
      const shot = send(agent, url, next(sent)).then((status) => {
        times.push(performance.now() - at);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      });
      waiting.push(shot);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(waiting);
  agent.destroy();
  return { times: times.toSorted((a, b) => a - b), statuses };
};

const send = (agent: Agent, url: string, { path, method = 'GET', headers = {}, body }: Shot): Promise<number> =>
  new Promise((resolve) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(`${url}${path}`, { agent, method, headers: { ...headers, ...length }, timeout: 30_000 }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', () => resolve(0));
    });
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => resolve(0));
    sent.end(body);
  });

export const percentile = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

export const told = (statuses: Outcome['statuses']): string =>
  [...statuses].map(([status, count]) => `${status === 0 ? 'no answer' : status} × ${count}`).join(', ');

/** Resident memory of a process in megabytes. */
export const memoryOf = (pid: number): number => {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1_024);
};

/** Notes the memory of a process each second until stopped. */
export const watchMemory = (pid: number): (() => number[]) => {
  const samples = [memoryOf(pid)];
  const timer = setInterval(() => samples.push(memoryOf(pid)), 1_000);
  return () => {
    clearInterval(timer);
    return samples;
  };
};
