import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, shot } from '#test/chromium';
import { complaintsOf, enterDemo, expectNoSidewaysScroll } from './at-work.ts';
import { codeFor } from './mailbox.ts';
import { peopleFile, plainTwice, type PeopleFile } from './people-file.ts';

const file = peopleFile(1000);

inBrowser('the main job', (browsing) => {
  test('a person signs in with a code that came by mail', async () => {
    const reader = await browsing().newPage();
    await enterDemo(reader);
    const page = await browsing().newPage();
    const complaints = complaintsOf(page);
    await page.goto('/');
    await page.getByLabel('E-mail address').fill('coach@birdie.example');
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
    await page
      .getByLabel('Code', { exact: true })
      .fill(await codeFor(reader, 'coach@birdie.example'));
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    assert.match(await page.locator('body').innerText(), /Birdie Lounge\s+Consultant/);
    complaints.expectNone();
  });

  test('people are brought in, recognised, found, explained, and taken back', async () => {
    const page = await browsing().newPage();
    const complaints = complaintsOf(page);
    await enterDemo(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Customers' }).click();
    const before = await customersNow(page);
    await uploadAndLook(page, file);
    await rehearse(page, file);
    await bringIn(page, file);
    await page.getByRole('link', { name: 'See customers' }).click();
    const after = await customersNow(page, before);
    assert.ok(after > before + file.rows / 2 && after < before + file.rows, `${before} → ${after}`);
    await findAndRead(page, file);
    await takeBack(page, file);
    assert.equal(await customersNow(page, after), before);
    complaints.expectNone();
  });

  test('tags that are not there are offered and made, and rows for review lead to whom they resemble', async () => {
    const page = await browsing().newPage();
    const complaints = complaintsOf(page);
    await enterDemo(page);
    const csv = [
      'Customer no,First name,Last name,E-mail,Date of birth,Tags',
      'G1,Jane,Oldcastle,jane.oldcastle@mail.example,1975-11-30,"VIP, Spring gala"',
      'G2,Jane,Newhouse,jane.oldcastle@mail.example,,Spring gala',
      'G3,Bartholomew,Lodger,b.lodger@mail.example,,Choir',
    ].join('\n');
    await page.getByRole('navigation').getByRole('link', { name: 'Imports' }).click();
    await uploadCsv(page, 'gala.csv', csv);
    await page.getByRole('checkbox', { name: 'Make tags that are not there yet' }).waitFor();
    await page.getByRole('button', { name: 'Check file' }).click();
    await page.getByText('Spring gala (2 rows) and Choir (1 row).').waitFor();
    assert.equal(await tally(page, 'Left out'), 3);
    await lookAtImport(page, 'tags-offered');
    await page.getByRole('button', { name: 'Make these 2 tags and check again' }).click();
    await page.getByText('2 tags are not there yet and will be made').waitFor();
    assert.equal(await tally(page, 'Left out'), 0);
    await page.getByRole('button', { name: 'Start import' }).first().click();
    await page.getByText('2 tags were made.').waitFor();
    const cases = page.getByRole('table', { name: 'For staff to decide' });
    await cases.getByText('To decide').waitFor();
    await lookAtImport(page, 'cases');
    await cases.getByRole('link', { name: 'Jane Oldcastle' }).click();
    await page.getByRole('heading', { level: 1, name: 'Jane Oldcastle' }).waitFor();
    await page.getByText('Spring gala').first().waitFor();
    complaints.expectNone();
  });
});

/** An import's page as it stands: accessible, and pictured on either screen in either light. */
async function lookAtImport(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  for (const [screen, width] of [
    ['desktop', 1440],
    ['phone', 390],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await shot(page, `import-${name}-${screen}-${colorScheme}`);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  await page.emulateMedia({ colorScheme: 'light' });
  if (size) await page.setViewportSize(size);
}

async function uploadAndLook(page: Page, { name, csv }: PeopleFile): Promise<void> {
  await page.getByRole('link', { name: 'Import people' }).click();
  await uploadCsv(page, name, csv);
  const columns = page.getByRole('list', { name: 'What each column is' });
  const taken = async (column: string) =>
    columns.getByLabel(`What ${column} is taken for`).locator('option:checked').innerText();
  assert.equal(await taken('Customer no'), 'Id in the source');
  assert.equal(await taken('Date of birth'), 'Date of birth');
  assert.equal(await taken('Shoe size'), 'Left out');
  await page.getByText('1 column is left out.').waitFor();
}

async function uploadCsv(page: Page, name: string, csv: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function rehearse(page: Page, { faulty }: PeopleFile): Promise<void> {
  await page.getByRole('button', { name: 'Check file' }).click();
  await page.getByRole('heading', { name: 'What the import would do' }).waitFor();
  assert.equal(await tally(page, 'Left out'), faulty);
  assert.ok((await tally(page, 'Recognised')) > 0);
  const faults = page.getByRole('table', { name: 'Rows left out' });
  await faults.getByText('1987-02-31').first().waitFor();
}

/** Starts the import and watches it without touching the page again. */
async function bringIn(page: Page, { rows, faulty }: PeopleFile): Promise<void> {
  const live = page.getByRole('region', { name: 'Importing rows' });
  const shown = live.getByRole('progressbar').waitFor();
  await page.getByRole('button', { name: 'Start import' }).click();
  await shown;
  await page.getByRole('heading', { name: 'What came of it' }).waitFor();
  const counted = await Promise.all(
    ['New customers', 'Recognised', 'To review', 'Unchanged', 'Left out'].map((name) =>
      tally(page, name),
    ),
  );
  assert.equal(
    counted.reduce((sum, count) => sum + count, 0),
    rows,
  );
  assert.equal(counted.at(-1), faulty);
  assert.ok((counted[1] ?? 0) > rows / 4, `of ${rows} rows, ${counted[1]} were recognised`);
}

async function findAndRead(page: Page, people: PeopleFile): Promise<void> {
  const { first } = plainTwice(people);
  const name = `${first.given} ${first.family}`;
  const slip = name.slice(0, 3) + name.slice(4, -1);
  await page.getByRole('searchbox', { name: 'Search customers' }).fill(slip);
  const row = page.getByRole('row').filter({ hasText: first.emails[0] ?? '' });
  await row.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const why = page.getByRole('table', { name: /^Evidence/ });
  await why.getByRole('rowheader', { name: /^Before comparing/ }).waitFor();
  await why.getByRole('rowheader', { name: /^Phone Same phone; one in/ }).waitFor();
  await why.getByRole('rowheader', { name: /^All together/ }).waitFor();
  assert.match(await why.getByRole('row').last().innerText(), /likely to be one person[^]*9\d/);
}

async function takeBack(page: Page, { name }: PeopleFile): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Take import back' }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByText('Take this import back?').waitFor();
  await asked.getByRole('button', { name: 'Take import back' }).click();
  await page.getByText('This import was taken back.').waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Customers' }).click();
}

/** How many customers the list says there are. What it said `before` may stand until it was read anew. */
async function customersNow(page: Page, before?: number): Promise<number> {
  const told = page.getByText(/^[\d,]+ customers?\b/);
  for (;;) {
    await told.waitFor();
    const count = Number(/^[\d,]+/.exec(await told.innerText())?.[0].replaceAll(',', ''));
    if (count !== before) return count;
    await page.waitForTimeout(100);
  }
}

async function tally(page: Page, name: string): Promise<number> {
  const count = page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });
  return Number((await count.locator('dd').first().innerText()).replaceAll(',', ''));
}
