import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { WrittenProfile } from '#contract/person';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { identify } from '../recognise/identify.ts';
import type { Tx } from '#platform/tx';
import { heedNoMore, refreshRecords } from './refresh.ts';

forEachDatabase('records of an earlier version', (opened) => {
  test('are prepared anew, with keys and fingerprints', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const profile: WrittenProfile = {
      source: 'file',
      kind: 'import',
      person: {
        fullName: 'Ann Marlowe, PhD',
        birthDate: 'June 24, 1971',
        address: { line1: '12 Mill Road #3', city: 'Leeds' },
      },
    };
    const come = () => opened().db.as(golf.key, 'engine', (tx) => identify(tx, golf.key, profile));
    const stored = () =>
      opened().db.as(golf.system, 'engine', async (tx) => {
        const tables = await Promise.all([
          sql`SELECT record FROM clientele.match_records WHERE tenant_id = ${golf.id}`.execute(tx),
          sql`SELECT key FROM clientele.match_keys WHERE tenant_id = ${golf.id} ORDER BY key`.execute(
            tx,
          ),
          sql`SELECT key FROM clientele.addresses WHERE tenant_id = ${golf.id}`.execute(tx),
          sql`SELECT fingerprint FROM clientele.profiles WHERE tenant_id = ${golf.id}`.execute(tx),
        ]);
        return JSON.stringify(
          tables.map((one) => one.rows),
          (_, value) => (typeof value === 'bigint' ? String(value) : (value as unknown)),
        );
      });
    const { customer } = await come();
    const before = await stored();
    // As the first version read it: a degree for a name, no day, no door.
    await opened().db.as(golf.system, 'engine', async (tx) => {
      await sql`UPDATE clientele.match_records SET record = jsonb_set(jsonb_set(record::jsonb, '{version}', '1'), '{birthDate}', 'null')::json
        WHERE tenant_id = ${golf.id}`.execute(tx);
      await sql`DELETE FROM clientele.match_keys WHERE tenant_id = ${golf.id}`.execute(tx);
      await sql`UPDATE clientele.addresses SET key = '12||mill road 3|leeds' WHERE tenant_id = ${golf.id}`.execute(
        tx,
      );
      await sql`UPDATE clientele.profiles SET fingerprint = NULL WHERE tenant_id = ${golf.id}`.execute(
        tx,
      );
    });
    const refresh = () =>
      opened().db.as(golf.system, 'engine', (tx) => refreshRecords(tx, golf.id));
    assert.equal(await refresh(), 1);
    assert.equal(await refresh(), 0);
    assert.equal((await come()).customer, customer);
    assert.ok(before.length > 0);
    assert.equal(await stored(), before);
  });

  test('heed no former name once its value has gone from beside the event', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const come = (familyName: string) =>
      opened().db.as(golf.key, 'engine', (tx) =>
        identify(tx, golf.key, {
          source: 'crm',
          kind: 'crm',
          outsideId: '1',
          person: { givenName: 'Ann', familyName },
        }),
      );
    const inGolf = <T>(work: (tx: Tx) => Promise<T>) => opened().db.as(golf.system, 'engine', work);
    const former = () =>
      inGolf(async (tx) => {
        const { rows } = await sql<{ names: string | null }>`
          SELECT r.record #>> '{former,names,0,family,text}' AS names FROM clientele.match_records r
          WHERE r.tenant_id = ${golf.id}`.execute(tx);
        return rows[0]?.names;
      });
    await come('Marlowe');
    await come('Oakley');
    assert.equal(await former(), 'marlowe');
    await inGolf(async (tx) => {
      const { rows } = await sql<{ id: string }>`DELETE FROM clientele.event_values
        WHERE tenant_id = ${golf.id} RETURNING event_id AS id`.execute(tx);
      await heedNoMore(
        tx,
        golf.id,
        rows.map(({ id }) => id),
      );
    });
    assert.equal(await inGolf((tx) => refreshRecords(tx, golf.id)), 1);
    assert.equal(await former(), null);
  });
});
