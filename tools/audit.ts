import { z } from 'zod';
import { run } from './processes.ts';

const Audit = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

/** Known holes in what production installs: high and critical ones fail, unless the registry does not answer. */
const audit = async (): Promise<number> => {
  const { output } = await run('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
    captured: true,
    seconds: 60,
  });
  const answer = Audit.safeParse(jsonIn(output));
  if (!answer.success) {
    console.log('npm audit was not answered by the registry; nothing is known about holes in dependencies.');
    return 0;
  }
  const grave = Object.entries(answer.data.vulnerabilities).filter(([, { severity }]) => ['high', 'critical'].includes(severity));
  for (const [name, { severity, range }] of grave) console.error(`${name} ${range} has a ${severity} vulnerability; take a later version.`);
  console.log(grave.length === 0 ? 'No high or critical holes in production dependencies.' : `${grave.length} dependencies with holes.`);
  return grave.length === 0 ? 0 : 1;
};

const jsonIn = (output: string): unknown => {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  } catch {
    return null;
  }
};

process.exitCode = await audit();
