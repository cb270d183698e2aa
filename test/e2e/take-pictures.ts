import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { root } from '#test/cache';
import { browsing, openChromium, phone } from '#test/chromium';
import { runProgram } from '#test/running-program';
import { callFrom, enterDemo } from './at-work.ts';
import { peopleFile } from './people-file.ts';

// Takes the pictures that the documentation shows; called by bin/pictures.js.
const folder = path.join(root, 'docs/pictures');
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 860 } };

await mkdir(folder, { recursive: true });
const program = await runProgram();
const browser = await openChromium();
const { newPage } = browsing(program, browser);
try {
  await picture('customer', desktop, openCustomer);
  await picture('import', desktop, openImport);
  await picture('customers-phone-dark', { ...phone, colorScheme: 'dark' }, openSearch);
} finally {
  await browser.close();
  await program.stop();
}

async function picture(
  name: string,
  screen: BrowserContextOptions,
  open: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await newPage(screen);
  await enterDemo(page);
  await open(page);
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** Somebody of the demo whose two profiles are written in two scripts. */
async function openCustomer(page: Page): Promise<void> {
  const { rows } = await callFrom<{ rows: { id: string }[] }>(
    page,
    'GET',
    '/api/customers?q=thanakorn+srisuk',
  );
  await page.goto(`/customers/${rows[0]?.id}`);
  await page.getByRole('table', { name: /^Evidence/ }).waitFor();
}

/** A file whose columns were understood and whose rows were checked. */
async function openImport(page: Page): Promise<void> {
  const { name, csv } = peopleFile(1000);
  await page.goto('/import');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: 'Check file' }).click();
  await page.getByRole('heading', { name: 'What the import would do' }).waitFor();
}

/** A search that forgives a slip. */
async function openSearch(page: Page): Promise<void> {
  await page.goto('/customers');
  await page.getByRole('searchbox').fill('srisk');
  await page.waitForURL(/q=/);
  await page.locator('table:not([data-stale])').waitFor();
}
