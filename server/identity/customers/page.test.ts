import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Kysely, KyselyPlugin } from 'kysely';
import type { DB } from '#database/types';
import type { CustomerFile } from '#contract/files';
import type { Household, HouseholdSuggestion } from '#contract/households';
import type { Note } from '#contract/notes';
import type { CustomerRecord } from '#contract/customer';
import type { identity } from '#contract/identity';
import { api } from '#contract';
import { customersIn, type Operation, type ReplyOf } from '#contract/operation';
import { inSeconds } from '#platform/clock';
import { cached } from '#test/cache';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { workTask } from '#test/work-task';
import { serving, type TestServer } from '#test/serving';
import type { Tx } from '../../platform/tx.ts';
import { readSaidOf } from '../../messaging/consents/said.ts';
import { latestErasureOf } from '../../privacy/erasures.ts';
import { rooms } from '../../rooms.ts';
import { forgetRemoved } from '../change/undo.ts';
import { listFiles } from '../files/attach.ts';
import { readIdentityHistory } from '../links/history.ts';
import { readHousehold } from '../households/read.ts';
import { listNotes } from '../notes/notes.ts';
import { withdrawProfiles } from '../withdraw/withdraw.ts';
import { readCustomer } from './read.ts';
import { readTimeline } from './timeline.ts';

forEachDatabase('what hangs on a customer', (opened) => {
  let server: TestServer;
  let golf: TestBusiness;
  before(async () => {
    const { db } = opened();
    golf = await makeBusiness(db, 'page');
    const callers = { owner: golf.staff.owner, sales: golf.staff.sales, key: golf.key };
    server = await serving({
      rooms,
      db,
      resolve: async ({ authorization, request }) => {
        const name = (authorization ?? '').replace('Bearer ', '') as keyof typeof callers;
        return { ...callers[name], request };
      },
    });
  });
  after(() => server.close());

  type Timeline = ReplyOf<typeof identity.getTimeline>;
  type Caller = 'owner' | 'sales' | 'key';
  const send = (method: string, at: string, body?: unknown, as: Caller = 'owner') =>
    server.send(method, at, { as, body });
  async function done<Answer = Record<string, never>>(
    ...request: Parameters<typeof send>
  ): Promise<Answer> {
    const answered = await send(...request);
    assert.ok(answered.status < 300, `${request[0]} ${request[1]}: ${answered.text}`);
    return (answered.text === '' ? {} : answered.json()) as Answer;
  }
  const dayIsOver = () =>
    opened().db.as(golf.system, 'engine', (tx) => forgetRemoved(tx, golf.id, inSeconds(1)));
  let count = 0;
  const come = async (person: object): Promise<string> => {
    const outsideId = String((count += 1));
    const body = { source: 'crm', kind: 'crm', outsideId, person };
    return (await done<{ customer: string }>('POST', '/api/identify', body)).customer;
  };

  test('notes: pinned first, edited by their author alone, deleted by who answers for the team too', async () => {
    const id = await come({ fullName: 'Anong Rattana' });
    const notes = `/api/customers/${id}/notes`;
    const first = await done<Note>('POST', notes, { text: 'Likes the window' }, 'sales');
    await done<Note>('POST', notes, { text: 'Allergic to nuts', pinned: true });
    await done<Note>('POST', notes, { text: 'Comes on Mondays' });
    const shown = async () =>
      (await done<{ rows: Note[] }>('GET', notes)).rows.map(({ text }) => text);
    assert.deepEqual(await shown(), ['Allergic to nuts', 'Comes on Mondays', 'Likes the window']);
    const mine = `${notes}/${first.id}`;
    const edited = await send('PATCH', mine, { text: 'Hates the window' });
    assert.deepEqual([edited.status, edited.json()['code']], [403, 'not_author']);
    assert.equal((await done<Note>('PATCH', mine, { pinned: true })).editedAt, null);
    assert.ok((await done<Note>('PATCH', mine, { text: 'Prefers the door' }, 'sales')).editedAt);
    // Both are pinned now, and hers is the older one.
    assert.deepEqual(await shown(), ['Allergic to nuts', 'Prefers the door', 'Comes on Mondays']);
    await done('DELETE', mine);
    assert.deepEqual(await shown(), ['Allergic to nuts', 'Comes on Mondays']);
    const restore = (as: Caller) => send('POST', `${mine}/restoration`, undefined, as);
    assert.equal((await restore('key')).json()['code'], 'not_author');
    assert.equal((await restore('sales')).json()['text'], 'Prefers the door');
    assert.equal((await restore('sales')).status, 404);
    assert.deepEqual(await shown(), ['Allergic to nuts', 'Prefers the door', 'Comes on Mondays']);
    await done('DELETE', mine);
    await dayIsOver();
    assert.equal((await restore('sales')).status, 404);
    const timeline = await done<{ rows: { type: string; about: string | null }[] }>(
      'GET',
      `/api/customers/${id}/timeline?kind=notes`,
    );
    assert.deepEqual(
      timeline.rows.map(({ type }) => type),
      [
        'note.deleted',
        'note.restored',
        'note.deleted',
        'note.edited',
        'note.pinned',
        'note.written',
        'note.written',
        'note.written',
      ],
    );
    assert.deepEqual(
      timeline.rows.map(({ about }) => about),
      [null, null, null, null, null, 'Comes on Mondays', 'Allergic to nuts', null],
    );
  });

  test('a blocked number says nothing in matching until it counts again', async () => {
    const proven = (value: string) => ({ phones: [{ value, verified: true }] });
    const holder = async (value: string) => {
      const id = await come({ fullName: `Holder ${value}`, phones: [{ value }] });
      const { identifiers } = await done<CustomerRecord>('GET', `/api/customers/${id}`);
      return { id, block: `/api/customers/${id}/identifiers/${identifiers[0]?.id}/block` };
    };
    const desk = await holder('0815550101');
    await done('PUT', desk.block, { reason: 'The reception’s own' });
    const { identifiers } = await done<CustomerRecord>('GET', `/api/customers/${desk.id}`);
    assert.equal(identifiers[0]?.block?.reason, 'The reception’s own');
    assert.equal(identifiers[0].block.by, golf.staff.owner.user);
    assert.notEqual(await come(proven('0815550101')), desk.id);
    const own = await holder('0815550102');
    await done('PUT', own.block, { reason: 'By mistake' });
    await done('DELETE', own.block);
    assert.equal(await come(proven('0815550102')), own.id);
  });

  test('two who set one own field meet, and single tags go on and off whatever others there are', async () => {
    const id = await come({ fullName: 'Wirat Twice' });
    await done('POST', '/api/fields', { key: 'handicap', label: 'Handicap', kind: 'number' });
    const tagged = async (name: string) =>
      (await done<{ id: string }>('POST', '/api/tags', { name })).id;
    const [vip, early, late] = [await tagged('VIP'), await tagged('Early'), await tagged('Late')];
    const patch = (body: object) => send('PATCH', `/api/customers/${id}`, body);
    const at = `/api/customers/${id}`;
    const { version } = await done<CustomerRecord>('GET', at);
    assert.equal(
      (await patch({ version, values: { handicap: '12' }, addTags: [vip] })).status,
      200,
    );
    const second = await patch({ version, values: { handicap: '9' }, note: 'Lost' });
    assert.deepEqual([second.status, second.json()['code']], [409, 'conflict']);
    assert.equal(
      (second.json()['facts'] as Record<string, unknown>)['theirs.values.handicap'],
      '12',
    );
    assert.equal((await patch({ version, values: { handicap: '12' } })).status, 200);
    assert.equal((await patch({ version, addTags: [early, late], removeTags: [vip] })).status, 200);
    const { tags, fields } = await done<CustomerRecord>('GET', at);
    assert.deepEqual(tags.map(({ name }) => name).toSorted(), ['Early', 'Late']);
    assert.equal(fields.note, null);
    const { version: now } = await done<CustomerRecord>('GET', at);
    assert.equal((await patch({ version: now, values: { handicap: null } })).status, 200);
    assert.equal((await patch({ version: now, values: { handicap: '7' } })).status, 409);
  });

  test('a household is suggested by address and name or by phone, put together by staff, and merges nobody', async () => {
    const address = { line1: '12 Sukhumvit Road', city: 'Bangkok', postcode: '10110' };
    const family = { familyName: 'Wongsakul', address };
    const mother = await come({ ...family, givenName: 'Malee', birthDate: '1975-01-02' });
    const son = await come({ ...family, givenName: 'Anan', birthDate: '2004-05-06' });
    const lodger = await come({
      givenName: 'Peter',
      familyName: 'Hall',
      address,
      birthDate: '1990-01-01',
      phones: [{ value: '0821112222' }],
    });
    const friend = await come({
      givenName: 'Ploy',
      familyName: 'Chaiyo',
      birthDate: '1991-01-01',
      phones: [{ value: '0821112222' }],
    });
    interface Read {
      household: Household | null;
      suggestions: HouseholdSuggestion[];
    }
    const read = (id: string) => done<Read>('GET', `/api/customers/${id}/household`);
    const told = ({ suggestions }: Read) =>
      suggestions.map(({ customer, reason }) => [customer, reason]);
    assert.deepEqual(told(await read(mother)), [[son, 'address']]);
    assert.deepEqual(told(await read(lodger)), [[friend, 'phone']]);
    const made = await done<Household>('POST', '/api/households', {
      name: 'Wongsakul family',
      members: [{ customer: mother, role: 'mother' }, { customer: son }],
    });
    assert.deepEqual((await read(son)).household, made);
    assert.deepEqual(told(await read(mother)), []);
    const again = await send('POST', '/api/households', {
      name: 'Other',
      members: [{ customer: son }],
    });
    assert.deepEqual([again.status, again.json()['code']], [409, 'in_household']);
    const members = `/api/households/${made.id}/members`;
    await done('PUT', `${members}/${lodger}`, { role: 'lodger' });
    await done('PUT', `${members}/${lodger}`, { role: 'tenant' });
    await done('PUT', `${members}/${lodger}`, { role: 'tenant' });
    await done('PATCH', `/api/households/${made.id}`, { name: 'House 12' });
    assert.equal((await read(lodger)).household?.name, 'House 12');
    assert.deepEqual((await read(friend)).suggestions[0]?.household, {
      id: made.id,
      name: 'House 12',
    });
    for (const id of [mother, son, lodger]) await done('DELETE', `${members}/${id}`);
    assert.equal((await send('PATCH', `/api/households/${made.id}`, { name: 'x' })).status, 404);
    const happened = await done<Timeline>(
      'GET',
      `/api/customers/${lodger}/timeline?kind=household`,
    );
    assert.deepEqual(
      happened.rows.map(({ type, changes }) => [type, changes]),
      [
        ['household.left', [{ field: 'role', from: 'tenant', to: null }]],
        ['household.renamed', []],
        ['household.role_changed', [{ field: 'role', from: 'lodger', to: 'tenant' }]],
        ['household.joined', [{ field: 'role', from: null, to: 'lodger' }]],
      ],
    );
  });

  test('who came first and whoever may be the same person both tell of the case on their timelines', async () => {
    const alike = {
      familyName: 'Srisuk',
      birthDate: '1988-08-08',
      emails: [{ value: 'family@srisuk.example', verified: false }],
    };
    const first = await come({ ...alike, givenName: 'Kamol' });
    const second = await come({ ...alike, givenName: 'Wichai' });
    assert.notEqual(second, first);
    const told = async (id: string) =>
      (await done<Timeline>('GET', `/api/customers/${id}/timeline`)).rows.map(
        ({ type, asCandidate }) => [type, asCandidate],
      );
    assert.deepEqual(await told(first), [
      ['review.opened', true],
      ['profile.made', false],
      ['customer.made', false],
    ]);
    assert.deepEqual(await told(second), [
      ['review.opened', false],
      ['profile.made', false],
      ['customer.made', false],
    ]);
    const pageOf = (cursor: string) =>
      done<Timeline>('GET', `/api/customers/${first}/timeline?limit=1${cursor}`);
    const { next } = await pageOf('');
    assert.equal((await pageOf(`&cursor=${String(next)}`)).rows[0]?.type, 'profile.made');
  });

  test('a file is taken by its bytes, handed out to be kept, and its bytes go with the last that refers to them', async () => {
    const id = await come({ fullName: 'Suda Filer' });
    const other = await come({ fullName: 'Other Filer' });
    const headers = { 'content-type': 'application/octet-stream' };
    const attach = (customer: string, name: string, body: string) =>
      server.send('POST', `/api/customers/${customer}/files?name=${encodeURIComponent(name)}`, {
        as: 'owner',
        body,
        headers,
      });
    const content = `%PDF-1.7 contract of ${id}`;
    const one = (await attach(id, '../../สัญญา.html', content)).json() as unknown as CustomerFile;
    assert.deepEqual(
      [one.name, one.type, one.bytes],
      ['สัญญา.html', 'application/pdf', content.length],
    );
    const two = (await attach(other, 'copy.pdf', content)).json() as unknown as CustomerFile;
    assert.equal(two.sha256, one.sha256);
    const fetched = await send('GET', `/api/customers/${id}/files/${one.id}`);
    assert.equal(fetched.text, content);
    assert.match(
      fetched.headers.get('content-disposition') ?? '',
      /^attachment; filename\*=UTF-8''%E0/,
    );
    assert.equal(fetched.headers.get('x-content-type-options'), 'nosniff');
    const program = await attach(id, 'photo.jpg', `MZ of ${id}`);
    assert.deepEqual([program.status, program.json()['code']], [422, 'file_refused']);
    const bytesOf = async (sha256: string) => {
      await workTask(opened().db, golf.system, 'file.drop', { tenant: golf.id, sha256 });
      const all = await readdir(cached('test-files'), { recursive: true });
      return all.filter((name) => name.includes(golf.id) && path.basename(name) === sha256).length;
    };
    const at = `/api/customers/${id}/files/${one.id}`;
    await done('DELETE', at);
    assert.equal((await send('GET', at)).status, 404);
    assert.equal(
      (await send('POST', `/api/customers/${other}/files/${one.id}/restoration`)).status,
      404,
    );
    assert.equal((await done<CustomerFile>('POST', `${at}/restoration`)).name, one.name);
    assert.equal((await send('GET', at)).text, content);
    assert.equal((await send('POST', `${at}/restoration`)).status, 404);
    await done('DELETE', at);
    await dayIsOver();
    assert.equal((await send('POST', `${at}/restoration`)).status, 404);
    assert.equal(await bytesOf(one.sha256), 1);
    await done('DELETE', `/api/customers/${other}/files/${two.id}`);
    // It can still be put back, so its bytes stay.
    assert.equal(await bytesOf(two.sha256), 1);
    await dayIsOver();
    assert.equal(await bytesOf(two.sha256), 0);
    const told = await done<{ rows: { type: string }[] }>(
      'GET',
      `/api/customers/${id}/timeline?kind=files`,
    );
    assert.deepEqual(
      told.rows.map(({ type }) => type),
      ['file.removed', 'file.restored', 'file.removed', 'file.stored'],
    );
  });

  test('whoever asks by an id of before a merge reads the one who remains, by every operation, and is told', async () => {
    const person = (name: string) => ({
      fullName: name,
      emails: [{ value: `${name}@old.example` }],
    });
    const first = await come(person('Remains'));
    const mid = await come(person('Between'));
    const old = await come(person('Earliest'));
    const other = await come(person('Neighbour'));
    await done('POST', `/api/customers/${old}/notes`, { text: 'Written before' });
    await done('POST', `/api/customers/${old}/consents`, {
      channel: 'email',
      topic: 'offers',
      given: true,
      source: 'spoken',
      language: 'en',
    });
    const upload = await server.send('POST', `/api/customers/${old}/files?name=card.txt`, {
      as: 'owner',
      body: 'kept before',
      headers: { 'content-type': 'application/octet-stream' },
    });
    const { id: file } = upload.json() as unknown as CustomerFile;
    await done('POST', '/api/merges', { customers: [mid, old] });
    await done('POST', '/api/merges', { customers: [first, mid] });
    const [low, high] = [first, other].toSorted();
    await opened().asOwner((login) =>
      login.run(
        `INSERT INTO clientele.duplicates (tenant_id, customer_id, other_id, probability, prior, why, model, rank, found_at)
         VALUES ($1, $2, $3, 0.5, 0.001, '[]', 'shipped', 1, now())`,
        [golf.id, low, high],
      ),
    );
    const named = Object.entries<Operation>(api).filter(
      ([, operation]) => operation.method === 'GET' && customersIn(operation).length > 0,
    );
    assert.ok(named.length >= 14, `${named.length} operations`);
    const placeOf = ({ path: at, query }: Operation, id: string) => {
      const ids: Record<string, string> = { id, other, file };
      const below = at.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
      return query?.shape['customer'] === undefined ? below : `${below}?customer=${id}`;
    };
    const ask = async (operation: Operation, id: string) => {
      const asked = placeOf(operation, id);
      const answered = await send('GET', asked);
      assert.equal(answered.status, 200, `${asked}: ${answered.text}`);
      return answered;
    };
    for (const [name, operation] of named) {
      const [before, now] = [await ask(operation, old), await ask(operation, first)];
      if (operation.download) {
        assert.deepEqual(
          [before.headers.get('content-location'), now.headers.get('content-location')],
          [placeOf(operation, first), null],
          name,
        );
        assert.equal(before.text, now.text, name);
        continue;
      }
      const { askedAs, ...told } = before.json();
      const { askedAs: same, ...plain } = now.json();
      assert.deepEqual([askedAs, same], [old, null], name);
      // An export is itself among what is exported the next time.
      const { tables, exportedAt: _at, ...rest } = told;
      const { tables: again, exportedAt: _then, ...others } = plain;
      assert.deepEqual(rest, others, name);
      assert.deepEqual(Object.keys(tables ?? {}), Object.keys(again ?? {}), name);
    }
    const pair = await done<Record<string, unknown>>(
      'GET',
      `/api/customers/${other}/explain/${old}`,
    );
    assert.deepEqual([pair['askedAs'], pair['otherAskedAs']], [null, old]);

    type Exported = { tables: Record<string, { customer_id?: string; id?: string }[]> };
    const { tables } = await done<Exported>('GET', `/api/customers/${mid}/export`);
    const of = (table: string, column: 'id' | 'customer_id') =>
      tables[table]?.map((row) => row[column]).toSorted();
    assert.deepEqual(of('customers', 'id'), [first, mid, old].toSorted());
    assert.deepEqual(of('consents', 'customer_id'), [old], 'as it was written, and found');
    assert.deepEqual(of('customer_notes', 'customer_id'), [first]);
  });

  test('the page of a customer takes ten statements at most', async () => {
    const phones = [{ value: '0834445555' }];
    const address = { line1: '3 Silom Road', city: 'Bangkok', postcode: '10500' };
    const id = await come({ givenName: 'Lek', familyName: 'Somboon', address, phones });
    await come({ givenName: 'Noi', familyName: 'Somboon', address, phones });
    const { owner } = golf.staff;
    let statements = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        // The keys of a business that is older than a minute stay in memory.
        if (!JSON.stringify(node).includes('tenant_keys')) statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    await opened().db.as(owner, 'caller', async (plain) => {
      const tx = (plain as unknown as Kysely<DB>).withPlugin(counting) as Tx;
      const record = await readCustomer(tx, owner, id);
      assert.equal(record.profiles.length, 1);
      assert.ok((await readTimeline(tx, owner, id, { limit: 50 })).rows.length > 0);
      assert.ok((await readHousehold(tx, owner, id)).suggestions.length > 0);
      await listNotes(tx, owner, id);
      await listFiles(tx, owner, id);
      assert.deepEqual((await readSaidOf(tx, golf.id, id)).said, []);
      assert.equal(await latestErasureOf(tx, owner, id), null);
      assert.deepEqual((await readIdentityHistory(tx, owner, id, { limit: 50 })).rows, []);
    });
    assert.ok(statements >= 9 && statements <= 11, `${statements} statements`);
  });

  test('whoever staff wrote about, put into a household or gave a file outlives the import that brought them', async () => {
    const brought = async (outsideId: string) => {
      const body = {
        source: 'file',
        kind: 'import',
        outsideId,
        person: { fullName: `Guest ${outsideId}` },
      };
      return done<{ customer: string; profile: string }>('POST', '/api/identify', body);
    };
    const all = [
      await brought('n1'),
      await brought('n2'),
      await brought('n3'),
      await brought('n4'),
    ];
    const [noted, housed, filed, plain] = all.map(({ customer }) => customer);
    await done('POST', `/api/customers/${noted}/notes`, { text: 'Tall' });
    await done('POST', '/api/households', { name: 'Home', members: [{ customer: housed }] });
    const headers = { 'content-type': 'application/octet-stream' };
    const body = `file of ${filed}`;
    await server.send('POST', `/api/customers/${filed}/files?name=a.txt`, {
      as: 'owner',
      body,
      headers,
    });
    await opened().db.as(golf.system, 'engine', (tx) =>
      withdrawProfiles(
        tx,
        golf.system,
        all.map(({ profile }) => ({ profile, before: null })),
      ),
    );
    for (const id of [noted, housed, filed])
      assert.equal((await send('GET', `/api/customers/${id}`)).status, 200);
    assert.equal((await send('GET', `/api/customers/${plain}`)).status, 404);
  });
});
