import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { addressOf } from '../e2e/client.ts';
import { allEndpoints } from '../e2e/endpoints.ts';
import { furnish } from '../e2e/house.ts';
import { People } from '../e2e/people.ts';
import { type Product, startProduct } from '../e2e/product.ts';
import { validInput } from '../e2e/valid-input.ts';
import { aptInstall } from './apt.ts';
import { claim, judge } from './checks/verdicts.ts';
import { run } from './processes.ts';

/**
 * wapiti as the head of an organisation, over the pages of the four faces and every question that the contract has: scripts, files, commands,
 * headers, redirects, cookies, policies. It must report nothing. SQL is `check-injection`'s; forgotten copies cannot be sought, for every
 * address of a face answers with its shell. Takes six minutes.
 */
const MODULES = 'xss,permanentxss,file,exec,crlf,redirect,xxe,shellshock,htaccess,methods,cookieflags,csp,http_headers';
const SECONDS = 1_800;
/** What it misses: a header that browsers have given up, and what is sent where `PUBLIC_URL` is https alone. */
const EXPECTED = /X-XSS-Protection|Strict-Transport-Security|Secure flag is not set/;

const Report = z.object({ vulnerabilities: z.record(z.string(), z.array(z.object({ info: z.string(), path: z.string() }))) });

const check = async (product: Product, folder: string): Promise<void> => {
  const people = new People(product);
  const house = await furnish(people, 'Агат');
  const questions = (await allEndpoints()).filter(({ method, scope }) => method === 'GET' && scope !== 'operator');
  const addresses = questions.map((endpoint) => addressOf(endpoint, validInput(endpoint, house)));
  const pages = ['/', '/sign-in', '/sign-up', '/organizations', '/app', `/cabinet/${house.cabinet.id}`, '/operator'];
  const report = join(folder, 'report.json');
  const { code, output } = await run(
    'wapiti',
    [
      ...['-u', `${product.url}/`, '--scope', 'folder', '-d', '1', '-m', MODULES, '--max-attack-time', '600'],
      ...[...pages, ...addresses].flatMap((address) => ['-s', `${product.url}${address}`]),
      ...['-H', `Cookie: ${house.head.client.cookie ?? ''}`, '--flush-session', '--no-bugreport', '--store-session', folder],
      ...['-f', 'json', '-o', report],
    ],
    { captured: true, seconds: SECONDS },
  );
  claim(code === 0 && existsSync(report), `wapiti walked ${pages.length} pages and ${addresses.length} questions`);
  if (!existsSync(report)) return console.log(output.slice(-2_000));
  const { vulnerabilities } = Report.parse(JSON.parse(readFileSync(report, 'utf8')));
  for (const [kind, found] of Object.entries(vulnerabilities)) {
    const real = found.filter(({ info }) => !EXPECTED.test(info));
    claim(real.length === 0, `${kind}: ${real.length === 0 ? 'nothing' : real.map(({ info, path }) => `${info} (${path})`).join('; ')}`);
  }
};

if (!existsSync('/usr/bin/wapiti') && !aptInstall('wapiti')) claim(false, 'wapiti is not installed (Debian package of that name)');
else {
  const folder = mkdtempSync(join(tmpdir(), 'profplus-scan-'));
  const product = await startProduct({ demo: false, operator: true });
  await judge(
    () => check(product, folder),
    async () => {
      await product.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  );
}
process.exit();
