import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { identify } from '#identity';
import { uploadImport } from '#imports';
import { freeze, now } from '#platform/clock';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { addFile, downloadFile } from '../identity/files/attach.ts';
import { eraseCustomer } from './erasures.ts';
import type { roomTasks } from '../rooms.ts';
import { setRetention, shippedRetention } from './retention/setting.ts';

forEachDatabase('bytes that an import and an attachment share', (opened) => {
  const rows = 'name,email\nAda Lovelace,ada@example.com\n';

  async function* bytes() {
    yield Buffer.from(rows);
  }

  /** A file imported and, byte for byte the same, attached to a customer who has nothing to do with it. */
  async function shared(slug: string) {
    const { db } = opened();
    const shop = await makeBusiness(db, slug);
    const { owner } = shop.staff;
    const { files } = testPorts(db);
    const upload = { type: 'text/csv', name: 'people.csv', bytes: bytes() };
    await uploadImport(db, files, owner, { upload, name: upload.name, maxBytes: 1e6 });
    const { customer } = shop.customer;
    const attached = await addFile(db, files, owner, customer, { ...upload, bytes: bytes() });
    const read = async () => {
      const out = await downloadFile(db, files, owner, { id: customer, file: attached.id });
      return (await buffer(out.content)).toString();
    };
    return { shop, attached, read };
  }

  async function work(shop: TestBusiness, task: keyof typeof roomTasks, payload: object) {
    await workTask(opened().db, shop.system, task, { tenant: shop.id, ...payload });
  }

  const isGone = async (shop: TestBusiness, sha256: string) => {
    const { files } = testPorts(opened().db);
    await assert.rejects(buffer(files.read(shop.id, sha256)), { code: 'ENOENT' });
  };

  test('stay when retention drops the import, and go with the attachment', async () => {
    const { db } = opened();
    const { shop, attached, read } = await shared('shared-kept');
    const { owner } = shop.staff;
    const thaw = freeze(new Date(now().getTime() + 200 * 86_400_000));
    try {
      await db.as(owner, 'caller', (tx) => setRetention(tx, owner, shippedRetention));
      await work(shop, 'retention.apply', { period: 'today' });
    } finally {
      thaw();
    }
    assert.equal(await read(), rows);
    await db.as(owner, 'caller', (tx) =>
      tx
        .deleteFrom('files')
        .where('tenant_id', '=', shop.id)
        .where('id', '=', attached.id)
        .execute(),
    );
    await work(shop, 'file.drop', { sha256: attached.sha256 });
    await isGone(shop, attached.sha256);
  });

  test('stay when somebody whom the import mentions is erased', async () => {
    const { db } = opened();
    const { shop, attached, read } = await shared('shared-erased');
    const { owner } = shop.staff;
    const ada = await db.as(owner, 'engine', (tx) =>
      identify(tx, owner, {
        source: 'website',
        kind: 'form',
        person: {
          fullName: 'Ada Lovelace',
          emails: [{ value: 'ada@example.com', verified: false }],
          phones: [],
        },
      }),
    );
    const { id } = await db.as(owner, 'engine', (tx) =>
      eraseCustomer(tx, owner, ada.customer, 'Ada Lovelace'),
    );
    await work(shop, 'erasure.carry_out', { erasure: id });
    const { dropped } = await db.as(owner, 'caller', (tx) =>
      tx
        .selectFrom('files')
        .select(({ fn }) => fn.count<bigint>('dropped_at').as('dropped'))
        .where('tenant_id', '=', shop.id)
        .executeTakeFirstOrThrow(),
    );
    assert.equal(Number(dropped), 1, 'the import gave its file up');
    assert.equal(await read(), rows);
    await work(shop, 'file.drop', { sha256: attached.sha256 });
    assert.equal(await read(), rows);
  });
});
