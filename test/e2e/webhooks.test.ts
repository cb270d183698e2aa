import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { expectAccessible, inBrowser, phone, shot } from '#test/chromium';
import { callFrom, enterDemo } from './at-work.ts';

/** A receiver on this machine, as somebody trying it out would have. */
async function receiver() {
  const ids: string[] = [];
  const answer = { status: 200 };
  const server = http.createServer((request, response) => {
    ids.push(String(request.headers['webhook-id']));
    request.resume();
    response.writeHead(answer.status).end('{"said":"thank you"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { ids, answer, url, [Symbol.dispose]: () => void server.close() };
}

inBrowser('webhooks', (browsing) => {
  test('an endpoint is added, tried out, told of a customer, and its messages are sent again', async () => {
    using there = await receiver();
    const page = await browsing().newPage({ viewport: { width: 1440, height: 900 } });
    await enterDemo(page);
    await page.goto('/settings/webhooks');
    await page.getByText('No endpoint yet').waitFor();
    await page.getByRole('button', { name: 'Add endpoint' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill(there.url);
    await page.getByRole('textbox', { name: 'Description' }).fill('Till');
    await shot(page, 'webhook-make');
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Add endpoint' }).click();
    await page.getByText(/^whsec_/).waitFor();
    await shot(page, 'webhook-secret');
    await page.getByRole('button', { name: 'I have copied it' }).click();

    const { rows } = await callFrom<{ rows: { id: string }[] }>(page, 'GET', '/api/webhooks');
    await callFrom(page, 'POST', `/api/webhooks/${rows[0]?.id}/test`);
    const messages = page.getByRole('table', { name: 'Messages' });
    await messages.getByText('Delivered').waitFor();
    assert.equal(there.ids.length, 1);

    there.answer.status = 410;
    await callFrom(page, 'POST', '/api/identify', {
      source: 'till',
      person: { fullName: 'Webhook Somebody', emails: [{ value: 'hook@example.com' }] },
    });
    await page.getByText(/wants no more messages/).waitFor();
    await shot(page, 'webhook-off');
    await expectAccessible(page);
    there.answer.status = 200;
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('button', { name: 'Send all failed again' }).click();
    await messages.getByText('Delivered').nth(1).waitFor();
    assert.equal(new Set(there.ids).size, 2);
    assert.ok(there.ids.length >= 3);
    // Opened afresh, without what was said aloud while buttons were at work.
    await page.reload();
    await messages.getByText('Delivered').nth(1).waitFor();
    await shot(page, 'webhooks');
    await page.setViewportSize(phone.viewport ?? { width: 390, height: 844 });
    await shot(page, 'webhooks-phone');
    await expectAccessible(page);
  });
});
