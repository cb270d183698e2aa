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

  test('a note, a file, a contact, a member and a tag are taken away without asking, and put back', async () => {
    const page = await browsing().newPage();
    const complaints = complaintsOf(page);
    await enterDemo(page);
    const { mother, son } = await family(page, 'Dawnwong');
    const at = `/api/customers/${mother}`;
    await callFrom(page, 'POST', `${at}/notes`, { text: 'Plays at dawn' });
    const members = [{ customer: mother }, { customer: son, role: 'son' }];
    await callFrom(page, 'POST', '/api/households', { name: 'At dawn', members });
    const tag = await callFrom<{ id: string }>(page, 'POST', '/api/tags', { name: 'Early bird' });
    const { version } = await callFrom<{ version: number }>(page, 'GET', at);
    await callFrom(page, 'PATCH', at, { version, addTags: [tag.id] });
    await page.goto(`/customers/${mother}`);
    await page.getByText('Plays at dawn').first().waitFor();
    await page.getByRole('button', { name: 'Attach a file' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    const buffer = Buffer.from('A plain text');
    await (await chooser).setFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer });
    const file = page.getByRole('link', { name: 'plan.txt' });
    await file.waitFor();

    const undo = page.getByRole('status').getByRole('button', { name: 'Undo' });
    const note = page.getByRole('listitem').filter({ hasText: 'Plays at dawn' }).first();
    await note.getByRole('button', { name: 'What to do with this note' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByText('The note was deleted').waitFor();
    await page.getByText('Nothing was noted yet.').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Control+z');
    await note.waitFor();
    await page.getByText('A note was put back').waitFor();

    await page.getByRole('button', { name: 'Remove plan.txt' }).click();
    await file.waitFor({ state: 'detached' });
    await undo.click();
    await file.waitFor();

    const phone = page.getByRole('link', { name: /^\+66/ });
    await page.getByRole('button', { name: /^Acts for \+66/ }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await phone.waitFor({ state: 'detached' });
    await undo.click();
    await phone.waitFor();

    await page.getByRole('button', { name: 'What to do with the birth date' }).click();
    await page.getByRole('menuitem', { name: 'Passport' }).click();
    const checked = page.getByRole('main').getByText('Checked against a document', { exact: true });
    await checked.waitFor();
    await undo.click();
    await checked.waitFor({ state: 'detached' });

    const child = page.getByRole('link', { name: 'Anan Dawnwong' });
    await page.getByRole('button', { name: 'Acts for Anan Dawnwong' }).click();
    await page.getByRole('menuitem', { name: 'Take out of the household' }).click();
    await page.getByText('Anan Dawnwong was taken out').waitFor();
    await undo.click();
    await page.getByText('son', { exact: true }).waitFor();
    assert.ok(await child.isVisible());

    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const window = page.getByRole('dialog', { name: 'Edit customer' });
    await window.getByText('Early bird').click();
    await window.getByRole('button', { name: 'Save changes' }).click();
    await window.waitFor({ state: 'hidden' });
    const tagged = page.getByRole('main').getByText('Early bird');
    await tagged.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Put the tags back' }).click();
    await tagged.waitFor();
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

/** Two people at one address, of one name: nothing of them is like anybody else of the demo, or of another test. */
async function family(
  page: Page,
  familyName = 'Testwong',
): Promise<{ mother: string; son: string }> {
  count += 1;
  const address = { line1: `${count * 317} Testing Road`, city: 'Bangkok', postcode: '10999' };
  const born = (year: number) => `${year + 7 * count}-0${2 * count}-${10 + 3 * count}`;
  const come = async (givenName: string, birthDate: string, phones: { value: string }[]) => {
    const person = { givenName, familyName, birthDate, address, phones };
    const body = { source: 'test', person };
    return (await callFrom<{ customer: string }>(page, 'POST', '/api/identify', body)).customer;
  };
  const phone = `08155${50_000 + 3571 * count}`;
  const mother = await come('Malee', born(1951), [{ value: phone }]);
  return { mother, son: await come('Anan', born(1981), []) };
}
