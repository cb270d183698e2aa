import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/ids';
import { expectAccessible, inBrowser, phone, shot } from '#test/chromium';
import { callFrom, enterDemo } from './at-work.ts';

inBrowser('payments', (browsing) => {
  test('the demo’s Stripe is connected, takes a card on its page, and is disconnected', async () => {
    const page = await browsing().newPage({ viewport: { width: 1440, height: 900 } });
    await enterDemo(page);
    await page.goto('/settings/payments');
    await page.getByText('No provider of payments yet').waitFor();
    await page.getByRole('button', { name: 'Connect Stripe' }).click();
    await page.getByRole('textbox', { name: 'Publishable key' }).waitFor();
    await shot(page, 'payments-connect');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Try with the demo’s own Stripe' }).click();
    await page.getByText('This is the demo’s own Stripe').waitFor();
    await expectAccessible(page);
    await shot(page, 'payments-connected');

    const begun = await callFrom<{ id: string; twinUrl: string }>(
      page,
      'POST',
      '/api/payments/card',
      {
        subject: { kind: 'booking', id: newId() },
        kind: 'full',
        amount: { minor: '15000', currency: 'THB' },
      },
    );
    const till = await browsing().newPage(phone);
    await till.goto(begun.twinUrl);
    await till.getByRole('button', { name: 'is refused' }).click();
    await till.getByRole('alert').waitFor();
    await till.getByRole('button', { name: 'is taken', exact: false }).first().click();
    await till.getByText('Paid.').waitFor();
    await shot(till, 'payments-twin');
    const paid = await callFrom<{ state: string }>(page, 'POST', `/api/payments/${begun.id}/check`);
    assert.equal(paid.state, 'paid');

    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click();
    await page.getByText('No provider of payments yet').waitFor();
  });
});
