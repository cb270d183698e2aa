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

    await page.goto('/payments');
    await page.getByRole('link', { name: 'Whole price' }).first().click();
    await page.getByRole('button', { name: 'Give back' }).click();
    const amount = page.getByRole('textbox', { name: 'Amount' });
    await amount.fill('151');
    await page.getByText('At most THB').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Give back' }).isDisabled());
    await amount.fill('50');
    await shot(page, 'payments-refund');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Give back' }).click();
    await page.getByText('Given back by staff').waitFor();
    await expectAccessible(page);
    await shot(page, 'payments-payment');
    await page.getByRole('link', { name: 'Payments of one booking' }).click();
    await page.getByRole('button', { name: 'Take payment' }).click();
    await page.getByRole('textbox', { name: 'Amount' }).fill('20,50');
    await page.getByRole('dialog').getByRole('button', { name: 'Take payment' }).click();
    await page.getByText('The payment is written down.').waitFor();
    await page.getByRole('button', { name: 'Remaining amount' }).waitFor();
    await expectAccessible(page);
    await shot(page, 'payments-of-one');
    await page.goto('/payments?shown=invoices');
    await page.getByRole('link', { name: /Download RCT-\d{4}-0001 as PDF/ }).waitFor();
    await expectAccessible(page);
    await shot(page, 'payments-invoices');

    await page.goto('/settings/payments');
    await page.getByRole('textbox', { name: 'Seller' }).fill('Birdie Lounge Co.');
    await page.getByRole('button', { name: 'Add a tax' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('VAT');
    await page.getByRole('textbox', { name: 'Percent' }).fill('7');
    await expectAccessible(page);
    await shot(page, 'payments-seller');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click();
    await page.getByText('No provider of payments yet').waitFor();
  });
});
