import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/ids';
import { stranger } from '#test/access';
import {
  forEachDatabase,
  makeBusiness,
  type TestBusiness,
  type TestDatabase,
} from '#test/databases';
import { testPorts } from '#test/ports';
import { readSaid } from '../consents/said.ts';
import { putMessages } from '../outbox/put.ts';
import { chooseByLink } from './choose.ts';
import { unsubscribeToken } from './link.ts';

/** A message in the outbox. @returns the token of its link */
async function linkOf(
  { db, asOwner }: TestDatabase,
  { system, customer }: TestBusiness,
  type: 'reminder' | 'confirmation',
): Promise<string> {
  const subject = { kind: 'booking', id: newId() };
  const to = { customer: customer.customer };
  await db.as(system, 'engine', (tx) =>
    putMessages(tx, system, [{ type, to, language: 'fr', subject, occasion: 'one' }]),
  );
  const [row] = await asOwner((login) =>
    login.run<{ id: string }>('SELECT id FROM clientele.messages WHERE subject_id = $1', [
      subject.id,
    ]),
  );
  return db.as(system, 'caller', (tx) => unsubscribeToken(tx, system.tenant, row?.id ?? ''));
}

forEachDatabase('the link of a message', (opened) => {
  test('looking changes nothing; one click stops the kind, and it can be allowed again', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'stop');
    const ports = testPorts(db);
    const token = await linkOf(opened(), shop, 'reminder');
    const choose = (given?: boolean) =>
      chooseByLink(ports, stranger(), { slug: shop.slug, token }, given);
    const said = () =>
      db.as(shop.system, 'caller', (tx) => readSaid(tx, shop.id, shop.customer.customer));
    const first = await choose();
    assert.deepEqual([first.purpose, first.given, first.language], ['reminders', true, 'fr']);
    assert.equal((await said()).length, 0);
    assert.equal((await choose(false)).given, false);
    await choose(false);
    assert.deepEqual(
      (await said()).map(({ topic, channel, given, source }) => [topic, channel, given, source]),
      [['reminders', 'email', false, 'link']],
    );
    assert.equal((await choose(true)).given, true);
    assert.equal((await choose()).given, true);
  });

  test('a token that was changed, or is another business’s, opens nothing', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'one');
    const other = await makeBusiness(db, 'other');
    const ports = testPorts(db);
    const token = await linkOf(opened(), shop, 'reminder');
    const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    for (const [slug, tried] of [
      [shop.slug, `x${changed.slice(1)}`],
      [other.slug, token],
      ['nobody-here', token],
    ] as const)
      await assert.rejects(chooseByLink(ports, stranger(), { slug, token: tried }, false), {
        code: 'not_found',
      });
  });

  test('what somebody must know has nothing to stop', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'must');
    const token = await linkOf(opened(), shop, 'confirmation');
    await assert.rejects(
      chooseByLink(testPorts(db), stranger(), { slug: shop.slug, token }, false),
      { code: 'not_found' },
    );
  });
});
