import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, shot } from '#test/chromium';
import { allThere, callFrom, complaintsOf, enterDemo, expectNoSidewaysScroll } from './at-work.ts';

inBrowser('the page of a customer', (browsing) => {
  test('somebody writes notes, puts a household together, attaches a file and blocks a number', async () => {
    const page = await browsing().newPage();
    const complaints = complaintsOf(page);
    await enterDemo(page);
    const { mother, son } = await family(page);
    await page.goto(`/customers/${mother}`);
    await page.getByRole('heading', { level: 1, name: 'Malee Testwong' }).waitFor();

    await page.getByRole('button', { name: 'Write a note' }).click();
    await page.getByLabel('Note').fill('Allergic to nuts');
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByRole('button', { name: 'What to do with this note' }).click();
    await page.getByRole('menuitem', { name: 'Pin' }).click();
    await page.getByText('Pinned', { exact: true }).first().waitFor();

    await page.getByText('Same address and family name').waitFor();
    await page.getByRole('button', { name: 'Add Anan Testwong' }).click();
    await page.getByRole('heading', { name: 'Household of Malee Testwong' }).waitFor();
    await page.getByRole('button', { name: 'Acts for Anan Testwong' }).click();
    await page.getByRole('menuitem', { name: 'Say what they are' }).click();
    await page.getByLabel('What they are in it').fill('son');
    await page.getByRole('button', { name: 'Save household' }).click();
    await page.getByText('son', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Attach a file' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    const buffer = Buffer.from('%PDF-1.7 a contract');
    await (await chooser).setFiles({ name: 'contract.pdf', mimeType: 'application/pdf', buffer });
    const fetched = page.waitForEvent('download');
    await page.getByRole('link', { name: 'contract.pdf' }).click();
    assert.equal((await fetched).suggestedFilename(), 'contract.pdf');

    await page.getByRole('button', { name: /^Acts for \+66/ }).click();
    await page.getByRole('menuitem', { name: 'Block for the whole business' }).click();
    await page.getByLabel('Why').fill('The reception’s own phone');
    await page.getByRole('button', { name: 'Block for the whole business' }).click();
    await page.getByText('Blocked: The reception’s own phone').waitFor();

    await page.getByLabel('Show').selectOption({ label: 'Notes' });
    await page.getByText('A note was pinned').waitFor();
    await shot(page, 'customer-about');
    await page.getByText('A file was stored').waitFor({ state: 'detached' });
    await allThere(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);

    await page.goto(`/customers/${son}`);
    await page.getByRole('link', { name: 'Malee Testwong' }).waitFor();
    await page.getByText('Is “son” in the household now').waitFor();
    complaints.expectNone();
  });

  test('a customer is edited by keyboard, and what another changed meanwhile is shown beside mine', async () => {
    const page = await browsing().newPage();
    await enterDemo(page);
    const { mother } = await family(page);
    await page.goto(`/customers/${mother}`);
    await page.getByRole('heading', { level: 1, name: 'Malee Testwong' }).waitFor();
    await allThere(page);
    await page.keyboard.press('e');
    const window = page.getByRole('dialog', { name: 'Edit customer' });
    await window.waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Mali');
    const { version } = await callFrom<{ version: number }>(
      page,
      'GET',
      `/api/customers/${mother}`,
    );
    const theirs = { version, givenName: 'Maly' };
    await callFrom(page, 'PATCH', `/api/customers/${mother}`, theirs);
    await page.keyboard.press('Enter');
    await window.getByText('Theirs: Maly').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Mali Testwong' }).waitFor();
    await window.waitFor({ state: 'hidden' });
  });
});

let count = 0;

/** Two people at one address, of one name: a number and a street that nobody else of the demo has. */
async function family(page: Page): Promise<{ mother: string; son: string }> {
  count += 1;
  const address = { line1: `${900 + count} Testing Road`, city: 'Bangkok', postcode: '10999' };
  const come = async (givenName: string, birthDate: string, phones: { value: string }[]) => {
    const person = { givenName, familyName: 'Testwong', birthDate, address, phones };
    const body = { source: 'test', person };
    return (await callFrom<{ customer: string }>(page, 'POST', '/api/identify', body)).customer;
  };
  const mother = await come('Malee', `197${count}-02-03`, [{ value: `08155509${10 + count}` }]);
  return { mother, son: await come('Anan', `200${count}-05-06`, []) };
}
