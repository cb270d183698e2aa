import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Tagging, WantedTagging } from '#contract/bulk';
import type { WrittenProfilePerson } from '#contract/person';
import { Refusal } from '#platform/refuse';
import { addTag } from '#tenancy';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { listCustomers } from '../customers/list.ts';
import { identifyMany } from '../recognise/identify.ts';
import { safeLine } from './cells.ts';
import { exportCustomers } from './export.ts';
import { previewTagging, readTagging, startTagging, undoTagging } from './taggings.ts';
import { runTagging, runTaggingUndo } from './work-tagging.ts';

const people = 520;

test('a cell that would be taken for a formula is made a text; numbers stay numbers', () => {
  assert.equal(
    safeLine(['=1+1', '@SUM(A1)', '+66819876543', '-12.5']),
    "'=1+1,'@SUM(A1),+66819876543,-12.5\r\n",
  );
  assert.equal(
    safeLine(['-cmd|x', '\tx', 'a"b', 'a,b', '+']),
    `'-cmd|x,"'\tx","a""b","a,b",'+\r\n`,
  );
});

forEachDatabase('acts on many customers', (opened) => {
  let golf: TestBusiness;
  let vip: string;
  let lapsed: string;

  before(async () => {
    const { db } = opened();
    golf = await makeBusiness(db, 'golf');
    const owner = golf.staff.owner;
    const made = (name: string) =>
      db.as(owner, 'caller', (tx) => addTag(tx, owner, { name, color: 'grey' }));
    vip = (await made('VIP')).id;
    lapsed = (await made('Lapsed')).id;
    const batch = Array.from({ length: people }, (_, number) => ({
      source: 'file',
      kind: 'import' as const,
      outsideId: String(number),
      person: person(number),
    }));
    for (const part of [batch.slice(0, 260), batch.slice(260)])
      await db.as(golf.key, 'engine', (tx) => identifyMany(tx, golf.key, part));
  });

  const as = <T>(work: Parameters<ReturnType<typeof opened>['db']['as']>[2]) =>
    opened().db.as(golf.staff.owner, 'caller', work) as Promise<T>;
  const jobOf = ({ id }: Tagging) => ({
    db: opened().db,
    who: golf.system,
    payload: { tenant: golf.id, tagging: id },
    signal: new AbortController().signal,
  });
  const tagged = async (tag: string) => {
    const { rows } = await opened().db.as(golf.staff.owner, 'caller', (tx) =>
      listCustomers(tx, golf.staff.owner, { tag, limit: 200, sort: 'newest' }),
    );
    return rows.map(({ name }) => name).toSorted();
  };
  const run = async (wanted: WantedTagging) => {
    const begun = await as<Tagging>((tx) => startTagging(tx, golf.staff.owner, wanted));
    await runTagging(jobOf(begun));
    return as<Tagging>((tx) => readTagging(tx, golf.id, begun.id));
  };

  test('all that match are tagged, with what was said before; taken back, all is as it was', async () => {
    const some: WantedTagging = { chosen: { matching: { q: 'person 1' } }, add: [vip], remove: [] };
    assert.ok((await run(some)).changes > 0);
    const [hadVip, hadLapsed] = [await tagged(vip), await tagged(lapsed)];
    const where = { on: 'all', of: [{ on: 'email', is: 'present' }] } as const;
    const wanted: WantedTagging = { chosen: { matching: { where } }, add: [lapsed], remove: [vip] };
    const said = await as<{ customers: number; changes: number }>((tx) =>
      previewTagging(tx, golf.staff.owner, wanted),
    );
    const done = await run(wanted);
    assert.deepEqual(
      [done.state, done.customers, done.done, done.changes],
      ['done', said.customers, said.customers, said.changes],
    );
    assert.equal(said.customers, people / 2);
    const undoing = await as<Tagging>((tx) => undoTagging(tx, golf.staff.owner, done.id));
    await runTaggingUndo(jobOf(undoing));
    assert.deepEqual([await tagged(vip), await tagged(lapsed)], [hadVip, hadLapsed]);
    await assert.rejects(
      as((tx) => undoTagging(tx, golf.staff.owner, done.id)),
      (fault) => fault instanceof Refusal && fault.code === 'tagging_not_undoable',
    );
  });

  test('a job that is run again does nothing twice', async () => {
    const done = await run({ chosen: { matching: { q: 'person 2' } }, add: [vip], remove: [] });
    await runTagging(jobOf(done));
    const again = await as<Tagging>((tx) => readTagging(tx, golf.id, done.id));
    assert.deepEqual(again, done);
  });

  test('no tag, an unknown one, and one both ways are refused', async () => {
    const chosen = { matching: {} };
    for (const wanted of [
      { chosen, add: [], remove: [] },
      { chosen, add: [golf.location], remove: [] },
      { chosen, add: [vip], remove: [vip] },
    ])
      await assert.rejects(
        as((tx) => startTagging(tx, golf.staff.owner, wanted)),
        (fault) => fault instanceof Refusal && fault.code === 'invalid_input',
      );
  });

  test('an export holds every customer once, in chosen columns, and is written down', async () => {
    const file = await exportCustomers(opened().db, golf.staff.owner, {
      columns: ['name', 'email'],
    });
    let text = '';
    for await (const piece of file.content) text += new TextDecoder().decode(piece);
    const lines = text.split('\r\n');
    assert.equal(lines[0]?.replace('\uFEFF', ''), 'name,email');
    // One more than were recognised: the business was made with a customer.
    assert.equal(lines.length - 2, people + 1);
    assert.ok(lines.includes("'=Person 4 Bunmi,p4@mail.example"));
    const told = await as<{ facts: unknown }>((tx) =>
      tx
        .selectFrom('events')
        .select('facts')
        .where('tenant_id', '=', golf.id)
        .where('type', '=', 'customers.exported')
        .executeTakeFirstOrThrow(),
    );
    assert.deepEqual(told.facts, { customers: people + 1, columns: 'name email' });
  });

  test('an export of a few is of those few', async () => {
    const { rows } = await opened().db.as(golf.staff.owner, 'caller', (tx) =>
      listCustomers(tx, golf.staff.owner, { limit: 3, sort: 'newest' }),
    );
    const ids = rows.map(({ id }) => id);
    const file = await exportCustomers(opened().db, golf.staff.owner, { ids, columns: ['id'] });
    let text = '';
    for await (const piece of file.content) text += new TextDecoder().decode(piece);
    assert.deepEqual(text.trim().split('\r\n').slice(1).toSorted(), ids.toSorted());
  });
});

/** Somebody like nobody else; every second has an e-mail address. */
function person(number: number): WrittenProfilePerson {
  return {
    givenName: `${number % 4 === 0 ? '=' : ''}Person ${number}`,
    familyName: ['Bunmi', 'Somkid', 'Prasert', 'Duangjai'][number % 4] ?? '',
    ...(number % 2 === 0 && { emails: [{ value: `p${number}@mail.example`, verified: false }] }),
  };
}
