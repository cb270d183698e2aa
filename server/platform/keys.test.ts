import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { forEachOwnDatabase, makeBusiness } from '#test/databases';
import { randomKey } from './crypto.ts';
import { newId } from './ids.ts';
import {
  heldMasterKeys,
  holdMasterKeys,
  openGlobal,
  programKey,
  rewrapTenantKeys,
  sealGlobal,
  tenantKeys,
} from './keys.ts';
import { newMasterKey } from './master-key.ts';

const nobody = { kind: 'anonymous', request: newId() } as const;

forEachOwnDatabase('keys', (opened) => {
  const old = newMasterKey();
  after(() => holdMasterKeys([newMasterKey()]));

  test('every business has its own two keys, the same at every look', async () => {
    holdMasterKeys([old]);
    const { db } = opened();
    const [golf, wine] = [await makeBusiness(db, 'golf'), await makeBusiness(db, 'wine')];
    const look = (business: typeof golf, authority: 'caller' | 'engine') =>
      db.as(business.system, authority, (tx) => tenantKeys(tx, business.id));
    const keys = await look(golf, 'caller');
    assert.deepEqual(await look(golf, 'engine'), keys);
    const all = [keys, await look(wine, 'caller')].flatMap(({ data, hmac }) => [data, hmac]);
    assert.equal(new Set(all.map((key) => key.toString('hex'))).size, 4);
    assert.ok(all.every((key) => key.length === 32));
  });

  test('one business does not get at the keys of another', async () => {
    holdMasterKeys([old]);
    const { db } = opened();
    const [golf, wine] = [await makeBusiness(db, 'golf'), await makeBusiness(db, 'wine')];
    const theft = db.as(golf.system, 'caller', (tx) => tenantKeys(tx, wine.id));
    await assert.rejects(theft, /has no keys, or they are not visible/);
  });

  test('rotating the master key keeps every tenant’s keys, and the old one is no longer needed', async () => {
    holdMasterKeys([old]);
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    const before = await db.as(golf.system, 'caller', (tx) => tenantKeys(tx, golf.id));
    const next = newMasterKey();
    holdMasterKeys([next]);
    const look = () => db.as(golf.system, 'caller', (tx) => tenantKeys(tx, golf.id));
    await assert.rejects(look(), new RegExp(`master key ${old.id} is not configured`));
    holdMasterKeys([next, old]);
    assert.ok((await db.as(nobody, 'gate', rewrapTenantKeys)) >= 1);
    assert.equal(await db.as(nobody, 'gate', rewrapTenantKeys), 0);
    holdMasterKeys([next]);
    assert.deepEqual(await look(), before);
    holdMasterKeys([old]);
    await assert.rejects(look());
    holdMasterKeys([next, old]);
  });
});

test('what is sealed for no tenant names its master key', () => {
  const [first, second] = [newMasterKey(), newMasterKey()];
  holdMasterKeys([first]);
  const sealed = sealGlobal('secret', 'totp 1');
  holdMasterKeys([second, first]);
  assert.equal(openGlobal(sealed, 'totp 1').toString(), 'secret');
  assert.throws(() => openGlobal(sealed, 'totp 2'));
  holdMasterKeys([second]);
  assert.throws(() => openGlobal(sealed, 'totp 1'), /not configured/);
  assert.deepEqual(heldMasterKeys(), [second.id]);
  assert.notDeepEqual(programKey('a'), programKey('b'));
  assert.equal(programKey('a').length, randomKey().length);
});
