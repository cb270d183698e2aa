import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, shot } from '#test/chromium';
import { callFrom, complaintsOf, enterDemo, expectNoSidewaysScroll } from './at-work.ts';

/** Somebody who is not known yet. @returns id of the customer */
async function met(page: Page, source: string, person: object): Promise<string> {
  const body = { source, kind: 'crm', outsideId: 'merging', person };
  return (await callFrom<{ customer: string }>(page, 'POST', '/api/identify', body)).customer;
}

inBrowser('merging customers', (browsing) => {
  test('the other is found, values are chosen, two become one, and are parted again', async () => {
    const page = await browsing().newPage();
    const complaints = complaintsOf(page);
    await enterDemo(page);
    const one = await met(page, 'desk', {
      givenName: 'Wilhelmina',
      familyName: 'Oakenshield',
      emails: [{ value: 'wilhelmina@oakenshield.example' }],
    });
    const other = await met(page, 'letters', {
      givenName: 'Mina',
      familyName: 'Underhill',
      phones: [{ value: '+66 81 777 2211' }],
      note: 'Prefers letters',
    });
    assert.notEqual(one, other);
    type Tier = { id: string; name: string };
    const tiers = await callFrom<{ rows: Tier[] }>(page, 'GET', '/api/tiers');
    const [high, low] = tiers.rows;
    assert(high !== undefined && low !== undefined, 'the demo has two tiers');
    await callFrom(page, 'PUT', `/api/customers/${other}/tier`, { tier: high.id });
    await callFrom(page, 'PUT', `/api/customers/${one}/tier`, { tier: low.id });
    const tierOf = async (id: string) => {
      const { now } = await callFrom<{ now: { tier: Tier } | null }>(
        page,
        'GET',
        `/api/customers/${id}/tier`,
      );
      return now?.tier.name;
    };
    await page.goto(`/customers/${one}`);
    await page.getByRole('link', { name: 'Merge with …' }).click();
    await page.getByRole('searchbox').fill('underhill');
    await page.getByRole('button', { name: 'Compare: Mina Underhill' }).click();
    await page.getByRole('radio', { name: /Mina Underhill/ }).check();
    await page.getByText('Chosen by you').waitFor();
    const tier = page.getByRole('group', { name: 'Tier' });
    await tier.getByText('Said last').waitFor();
    await tier.getByRole('radio', { name: high.name }).check();
    await expectAccessible(page);
    await shot(page, 'merging');
    await page.getByLabel('Why', { exact: true }).fill('Married');
    await page.getByRole('button', { name: 'Merge customers' }).click();

    await page.getByRole('heading', { level: 1, name: 'Mina Underhill' }).waitFor();
    assert.equal(new URL(page.url()).pathname, `/customers/${one}`);
    const history = page.locator('section', {
      has: page.getByRole('heading', { name: 'Who this is' }),
    });
    await history.getByText('“Married”').waitFor();
    assert.equal(await tierOf(one), high.name);
    await expectAccessible(page);
    await history.getByRole('button', { name: 'Undo merge' }).click();
    const undoing = page.getByRole('dialog', { name: 'Undo this merge' });
    await undoing.getByText('What goes back').waitFor();
    await expectAccessible(page);
    await shot(page, 'undoing-a-merge');
    await undoing.getByRole('button', { name: 'Undo merge' }).click();
    await page.getByRole('heading', { level: 1, name: 'Wilhelmina Oakenshield' }).waitFor();
    await history.getByText('Not the same person as').waitFor();
    const parted = await callFrom<{ name: string }>(page, 'GET', `/api/customers/${other}`);
    assert.equal(parted.name, 'Mina Underhill');
    assert.deepEqual([await tierOf(one), await tierOf(other)], [low.name, high.name]);

    const { profile } = await callFrom<{ profile: string }>(page, 'POST', '/api/identify', {
      source: 'guestbook',
      person: { fullName: 'Mina Oakenshield' },
    });
    await callFrom(page, 'POST', `/api/profiles/${profile}/link`, { customer: one });
    await page.goto(`/customers/${one}`);
    const open = async () => {
      const head = page.getByRole('button', { name: /^guestbook/ });
      if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
      return page.getByRole('listitem').filter({ has: head });
    };
    await (await open()).getByRole('button', { name: 'Belongs to somebody else' }).click();
    const moving = page.getByRole('dialog', { name: 'Whose is the profile from guestbook?' });
    await moving.getByRole('searchbox').fill('underhill');
    await moving.getByRole('button', { name: 'Link: Mina Underhill' }).waitFor();
    await expectAccessible(page);
    await shot(page, 'moving-a-profile');
    await moving.getByRole('button', { name: 'Link: Mina Underhill' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mina Underhill' }).waitFor();
    await (await open()).getByRole('button', { name: 'Split off' }).click();
    const splitting = page.getByRole('dialog', { name: /^Split off the profile/ });
    await splitting.getByLabel('Why').fill('Another Mina');
    await expectAccessible(page);
    await shot(page, 'splitting-off-a-profile');
    await splitting.getByRole('button', { name: 'Split off profile' }).click();
    await page.getByText('The profile has a customer of its own now').waitFor();
    await page.getByRole('button', { name: /^guestbook/ }).waitFor({ state: 'detached' });

    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/customers/${one}/merge?other=${other}`);
    await page.getByText(/that these two are not one person/).waitFor();
    await page.getByText('All together').waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    complaints.expectNone();
  });
});
