import { test as base } from '@playwright/test';
import { People } from './people.ts';
import { type FilledFolder, type Product, startProduct } from './product.ts';
import { leaksIn } from './scan-log.ts';

/** What the workers inherit from the set-up: the folder with the demo, and its sign-ins. */
export const DEMO_FOLDER = 'PROFPLUS_DEMO_FOLDER';
const filledDemo = (): FilledFolder => JSON.parse(process.env[DEMO_FOLDER] ?? '');

interface OfWorker {
  /** `test.use({ apart: true })`: attacks get a product of their own, for they change what all pages show. */
  apart: boolean;
  /** `test.use({ demo: false })`: an empty platform with one operator, made by the command. */
  demo: boolean;
  /** The product in a process of its own, one a worker; `baseURL` points at it. */
  product: Product;
  people: People;
}

/** Playwright's `test` over the running product. */
export const test = base.extend<{ baseURL: string }, OfWorker>({
  apart: [false, { option: true, scope: 'worker' }],
  demo: [true, { option: true, scope: 'worker' }],
  product: [
    async ({ demo }, use) => {
      const product = await startProduct({ demo: demo && filledDemo(), operator: !demo });
      await use(product);
      // Of metrics the names and labels: their values are numbers of any shape.
      const labels = (await product.metrics()).split('\n').map((line) => line.replace(/ \S+$/, ''));
      await product.stop();
      const leaks = leaksIn([...product.log, ...labels], product.secrets);
      if (leaks.length > 0) throw new Error(`Personal data in the log or the metrics:\n${leaks.join('\n')}`);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  people: [async ({ product }, use) => use(new People(product)), { scope: 'worker' }],
  baseURL: async ({ product }, use) => use(product.url),
});

export { expect } from '@playwright/test';
