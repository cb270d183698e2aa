import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { raiseRules } from '../state/version.ts';
import { changeSettings } from './change.ts';
import { readSettings } from './read.ts';

forEachDatabase('the settings of booking', (opened) => {
  let golf: TestBusiness;
  before(async () => {
    golf = await makeBusiness(opened().db, 'settings');
  });
  const read = () => opened().db.as(golf.system, 'engine', (tx) => readSettings(tx, golf.id));
  const version = async () => {
    const [row] = await opened().asOwner((login) =>
      login.run<{ version: string }>(
        `SELECT rules_version::text AS version FROM clientele.booking_settings WHERE tenant_id = $1`,
        [golf.id],
      ),
    );
    return Number(row?.version ?? 0);
  };

  test('are those of the columns until somebody says otherwise', async () => {
    const before = await read();
    await opened().db.as(golf.system, 'engine', (tx) => raiseRules(tx, golf.id));
    assert.deepEqual(await read(), before);
  });

  test('change in what is sent alone, and tell servers that what they know is old', async () => {
    const seen = await version();
    const change = { isPublic: true, embedOrigins: ['https://shop.example'] };
    await opened().db.as(golf.staff.owner, 'caller', (tx) =>
      changeSettings(tx, golf.staff.owner, change),
    );
    assert.deepEqual(await read(), {
      isPublic: true,
      referencePrefix: 'BKG',
      holdMinutes: 10,
      offerMinutes: 120,
      embedOrigins: ['https://shop.example'],
      proofBits: 14,
    });
    assert.equal(await version(), seen + 1);
  });

  test('changed by many at once, every change is counted', async () => {
    const seen = await version();
    await Promise.all(
      Array.from({ length: 8 }, () =>
        opened().db.as(golf.system, 'engine', (tx) => raiseRules(tx, golf.id)),
      ),
    );
    assert.equal(await version(), seen + 8);
  });
});
