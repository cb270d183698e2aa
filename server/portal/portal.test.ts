import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askForProof } from '#access';
import { identify } from '#identity';
import { lastCode, refused, wrong } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import type { Customer } from '../platform/who.ts';
import { testPorts } from '#test/ports';
import { addOwnContact, changeOwnRecord } from './change.ts';
import { readOwnRecord } from './record.ts';

forEachDatabase('a customer’s own record', (opened) => {
  async function someone(shop: TestBusiness, email: string): Promise<Customer> {
    const { customer, profile } = await opened().db.as(shop.system, 'engine', (tx) =>
      identify(tx, shop.system, {
        source: 'portal',
        kind: 'sign_in',
        outsideId: email,
        person: { fullName: 'Mia Berg', emails: [{ value: email, verified: true }], phones: [] },
      }),
    );
    return { ...shop.customer, customer, profile };
  }
  const read = (who: Customer) => opened().db.as(who, 'caller', (tx) => readOwnRecord(tx, who));
  const change = (who: Customer, body: Parameters<typeof changeOwnRecord>[2]) =>
    opened().db.as(who, 'engine', (tx) => changeOwnRecord(tx, who, body));

  test('is changed by its own word, which the business sees as such', async () => {
    const shop = await makeBusiness(opened().db, 'own');
    const me = await someone(shop, `mia@${shop.slug}.example`);
    const { version } = await read(me);
    const changed = await change(me, { version, birthDate: '1990-02-03', language: 'th' });
    assert.deepEqual([changed.birthDate, changed.language], ['1990-02-03', 'th']);
    const rows = await opened().asOwner((login) =>
      login.run<{ sources: unknown }>(
        `SELECT jsonb_path_query_array(sources, '$[*] ? (@.source == "portal" && @.profile == null).fields[*]') AS sources
         FROM clientele.customers WHERE tenant_id = $1 AND id = $2`,
        [shop.id, me.customer],
      ),
    );
    assert.deepEqual(rows[0]?.sources, ['birthDate', 'language']);
    await refused(change(me, { version, birthDate: '1991-01-01' }), 'conflict');
  });

  test('gets an address only with the code that went there, for this customer', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'proof');
    const me = await someone(shop, `mia@${shop.slug}.example`);
    const other = await someone(shop, `bea@${shop.slug}.example`);
    const email = `new@${shop.slug}.example`;
    const ports = testPorts(db);
    await askForProof(ports, me, { email });
    const { code } = await lastCode(db);
    await refused(addOwnContact(ports, me, { email, code: wrong(code) }), 'code_wrong');
    await refused(addOwnContact(ports, other, { email, code }), 'code_wrong');
    const { contacts } = (await addOwnContact(ports, me, { email, code })).record;
    assert.notEqual(contacts.find((one) => one.value === email)?.verifiedAt, null);
    await refused(addOwnContact(ports, me, { email, code }), 'code_wrong');
  });

  test('a number that was only typed leads nobody to whoever typed it', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'typed');
    const me = await someone(shop, `mia@${shop.slug}.example`);
    const { version } = await read(me);
    const { contacts } = await change(me, { version, addPhones: ['081 555 0303'] });
    assert.deepEqual(
      contacts.filter((one) => one.kind === 'phone').map((one) => [one.value, one.verifiedAt]),
      [['+66815550303', null]],
    );
    const owner = await db.as(shop.system, 'engine', (tx) =>
      identify(tx, shop.system, {
        source: 'whatsapp',
        kind: 'message',
        person: {
          fullName: 'Mia Berg',
          emails: [],
          phones: [{ value: '+66815550303', verified: true }],
        },
      }),
    );
    assert.notEqual(owner.customer, me.customer);
    await refused(change(me, { version: version + 1, addPhones: ['hello'] }), 'invalid_input');
  });

  test('is nobody else’s, whatever they ask for', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'apart');
    const me = await someone(shop, `mia@${shop.slug}.example`);
    const other = await someone(shop, `bea@${shop.slug}.example`);
    const mine = (await read(me)).contacts[0]?.id ?? '';
    const { version } = await read(other);
    await refused(change(other, { version, removeIdentifiers: [mine] }), 'invalid_input');
    for (const table of ['customers', 'identifiers', 'consents', 'erasures'] as const) {
      const column = table === 'customers' ? 'id' : 'customer_id';
      const seen = await db.as(other, 'caller', (tx) =>
        tx
          .selectFrom(table)
          .select(`${table}.tenant_id`)
          .where(column as 'id', '=', me.customer)
          .execute(),
      );
      assert.deepEqual(seen, [], table);
    }
  });
});
