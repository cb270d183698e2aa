import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible, inBrowser, shot } from '#test/chromium';
import { callFrom, complaintsOf, enterDemo, goWithin } from './at-work.ts';

interface Row {
  readonly id: string;
  readonly status: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly resources: readonly { readonly id: string }[];
}

/** Two things nobody has booked yet, at any hour, and a service that takes one of them. */
async function somethingToBook(page: Page) {
  const stamp = Date.now();
  const thing = (name: string) =>
    callFrom<{ id: string }>(page, 'POST', '/api/resources', {
      kind: 'thing',
      name: `${name} ${stamp}`,
      hasHours: false,
    });
  const [one, other] = [await thing('Cart'), await thing('Buggy')];
  const name = `Ride ${stamp}`;
  const { id } = await callFrom<{ id: string }>(page, 'POST', '/api/services', { name });
  const { options } = await callFrom<{ options: { id: string }[] }>(
    page,
    'PUT',
    `/api/services/${id}/options`,
    {
      options: [
        { minutes: 60, priceMinor: '50000' },
        { minutes: 120, priceMinor: '90000' },
      ],
    },
  );
  await callFrom(page, 'PUT', `/api/services/${id}/needs`, {
    needs: [{ assignment: 'fewest', resources: [{ id: one.id }, { id: other.id }] }],
    atOnce: null,
  });
  return { one: one.id, other: other.id, name, service: id, option: options[0]?.id };
}

/** Where an hour of a column is on the screen. */
async function placeOf(column: Locator, hour: number): Promise<{ x: number; y: number }> {
  const box = await column.boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + (box.height * hour) / 24 };
}

/** Drags from one place to another as a hand does. */
async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

const tomorrow = () => new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10);

inBrowser('the calendar', (browsing) => {
  test('is booked on, dragged over by hand and by keys, and says what stands against it', async () => {
    const page = await browsing().newPage({ viewport: { width: 1440, height: 1000 } });
    const complaints = complaintsOf(page);
    await enterDemo(page);
    const { one, other, service, option } = await somethingToBook(page);
    const day = tomorrow();
    await goWithin(page, `/calendar?day=${day}&of=kind:thing`);
    const column = (id: string) => page.locator(`[data-column="${day} ${id}"]`);
    const booked = async (): Promise<Row> => {
      const { rows } = await callFrom<{ rows: Row[] }>(page, 'GET', '/api/bookings?q=Noi+Wongsa');
      const standing = rows.filter(({ status }) => status === 'confirmed');
      assert.equal(standing.length, 1);
      return standing[0] as Row;
    };

    await column(one).waitFor();
    const ten = await placeOf(column(one), 10.1);
    await page.mouse.click(ten.x, ten.y);
    const asked = page.getByRole('dialog');
    await asked.getByText('New person').click();
    await asked.getByRole('textbox', { name: 'Name' }).fill('Noi Wongsa');
    await asked.getByText('That works.').waitFor();
    await expectAccessible(page);
    await shot(page, 'calendar-create');
    await asked.getByRole('button', { name: 'Book', exact: true }).click();
    await page.getByText(/^Booked: /).waitFor();
    assert.equal((await booked()).startsAt, `${day}T03:00:00.000Z`);

    const block = (id: string) => column(id).getByRole('button', { name: /Noi Wongsa/ });
    await block(one).waitFor();
    const noon = await placeOf(column(other), 12.2);
    await drag(page, await placeOf(column(one), 10.2), noon);
    await page.getByText(/^Moved to /).waitFor();
    const moved = await booked();
    assert.equal(moved.startsAt, `${day}T05:00:00.000Z`);
    assert.deepEqual(
      moved.resources.map(({ id }) => id),
      [other],
    );

    await block(other).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText(/^Now 120 minutes/).waitFor();
    const longer = await booked();
    assert.deepEqual(
      [longer.startsAt, longer.endsAt],
      [`${day}T05:30:00.000Z`, `${day}T07:30:00.000Z`],
    );

    await callFrom(page, 'POST', '/api/bookings', {
      service,
      option,
      start: `${day}T09:00:00.000Z`,
      resources: [other],
      person: { name: 'Somebody Before' },
    });
    await drag(page, await placeOf(column(other), 13), await placeOf(column(other), 16.5));
    await page.getByText('That does not work: Taken').waitFor();
    assert.equal((await booked()).startsAt, longer.startsAt);
    await expectAccessible(page);
    await shot(page, 'calendar-moved');
    complaints.expectNone();
  });

  test('takes in who walks in, whose booking is then brought to its end', async () => {
    const page = await browsing().newPage({ viewport: { width: 1440, height: 1000 } });
    const complaints = complaintsOf(page);
    await enterDemo(page);
    const { name } = await somethingToBook(page);
    await goWithin(page, '/calendar');
    await page.getByRole('button', { name: 'Walk-in now' }).click();
    const asked = page.getByRole('dialog');
    await asked.getByRole('combobox', { name: 'Service' }).selectOption(name);
    await asked.getByRole('button', { name: 'Check in' }).click();
    await page.getByText(/^Checked in: /).waitFor();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Somebody without a name' }).waitFor();
    await page.getByText('Under way').first().waitFor();
    await page.getByRole('button', { name: 'Complete' }).click();
    await page.getByText('The booking is over.').waitFor();
    await page.getByText('Over', { exact: true }).first().waitFor();
    await expectAccessible(page);
    await shot(page, 'booking-over');
    complaints.expectNone();
  });
});
