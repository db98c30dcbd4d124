import { test as base } from '@playwright/test';
import { People } from './people.ts';
import { type Product, startProduct } from './product.ts';
import { leaksIn } from './scan-log.ts';

interface OfWorker {
  /** `test.use({ apart: true })`: attacks get a product of their own, for they change what all pages show. */
  apart: boolean;
  /** The product in a process of its own, one a worker; `baseURL` points at it. */
  product: Product;
  people: People;
}

/** Playwright's `test` over the running product. */
export const test = base.extend<{ baseURL: string }, OfWorker>({
  apart: [false, { option: true, scope: 'worker' }],
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs
    async ({}, use) => {
      const product = await startProduct({ demo: true });
      await use(product);
      const leaks = leaksIn(product.log, product.secrets);
      await product.stop();
      if (leaks.length > 0) throw new Error(`Personal data in the log:\n${leaks.join('\n')}`);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  people: [async ({ product }, use) => use(new People(product)), { scope: 'worker' }],
  baseURL: async ({ product }, use) => use(product.url),
});

export { expect } from '@playwright/test';
