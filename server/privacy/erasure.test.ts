import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { resolveCredential } from '#access';
import type { Household } from '#contract/households';
import { keepMail } from '#messaging';
import { lastCode, stranger } from '#test/access';
import { cached } from '#test/cache';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import type { FilePort } from '#platform/files';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { serving, type Answered, type TestServer } from '#test/serving';
import { requestCode } from '../access/codes/request.ts';
import { type roomTasks, rooms } from '../rooms.ts';

const emails = ['zuleikha.q@quillfeather.example', 'zq@saddlery.example'] as const;
const person = {
  givenName: 'Zuleikha',
  familyName: 'Quillfeather',
  birthDate: '1983-07-19',
  company: 'Quillworks',
  emails: [{ value: emails[0] }],
  phones: [{ value: '081-987 6543' }],
  address: { line1: '77 Featherstone Lane', city: 'Bangkok', postcode: '10110' },
};
/** All of the person that must be nowhere afterwards, also as the bytes of a column are written. */
const words = [
  'zuleikha',
  'quillfeather',
  'quillworks',
  'featherstone',
  'marmalade',
  'topaz',
  'zq@saddlery',
  '1983-07-19',
  '19/07/1983',
  '0819876543',
  '66819876543',
  '819876543',
  '081-987',
  '987 6543',
  'zuleikha-list',
];
const wanted = words
  .flatMap((word) => [word, Buffer.from(word).toString('hex')])
  .map((word) => word.replaceAll(/[.+]/g, String.raw`\$&`))
  .join('|');

const csv = `id,given name,family name,email,phone,birth date,street,city
Q-1983,Zuleikha,Quillfeather,${emails[0]},0819876543,1983-07-19,77 Featherstone Lane,Bangkok
B-2,Ottoline,Brask,ottoline@brask.example,0823334455,1971-02-03,5 Canal Road,Bangkok
Q-3,Zuleikha,Quillfeather,zuleikha at quillfeather,0819876543,19/19/1983,,
`;

forEachDatabase('an erasure', (opened) => {
  let server: TestServer;
  let golf: TestBusiness;
  const as = { owner: 'owner', key: 'key' } as const;
  const files = cached('test-files');

  before(async () => {
    const { db } = opened();
    golf = await makeBusiness(db, 'erase');
    const callers = { owner: golf.staff.owner, key: golf.key };
    const { config } = testPorts(db);
    server = await serving({
      rooms,
      db,
      resolve: async (given) => {
        const token = given.authorization?.replace('Bearer ', '');
        const known = token === undefined ? undefined : callers[token as keyof typeof callers];
        return known
          ? { ...known, request: given.request, address: '10.9.8.7', agent: 'a desk' }
          : resolveCredential(db, config, given);
      },
    });
  });
  after(() => server.close());

  const send = async (method: string, at: string, body?: unknown, who: string = as.owner) => {
    const answered = await server.send(method, at, { as: who, body });
    assert.ok(answered.status < 300, `${method} ${at}: ${answered.text}`);
    return answered.text === '' ? {} : answered.json();
  };

  async function work(
    task: keyof typeof roomTasks,
    payload: Record<string, string>,
    files: Partial<FilePort> = {},
  ) {
    const { db } = opened();
    const ports = testPorts(db);
    await workTask(
      db,
      golf.system,
      task,
      { tenant: golf.id, ...payload },
      {
        ...ports,
        files: { ...ports.files, ...files },
      },
    );
  }

  /** Where any of the person's words stand: tables of every schema, and files. */
  async function found(): Promise<string[]> {
    const places: string[] = [];
    await opened().asOwner(async (login) => {
      const tables = await login.run<{ name: string }>(`
        SELECT format('%I.%I', n.nspname, c.relname) AS name
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND n.nspname NOT LIKE 'pg_toast%'`);
      assert.ok(tables.some(({ name }) => name === 'pgboss.job'));
      for (const { name } of tables) {
        const [row] = await login.run<{ all: number; one: string }>(
          `SELECT count(*)::int AS all, min(t::text) AS one FROM ${name} t WHERE t::text ~* $1`,
          [wanted],
        );
        if (row !== undefined && row.all > 0) places.push(`${name}: ${row.one.slice(0, 300)}`);
      }
    });
    for (const entry of await readdir(files, { recursive: true, withFileTypes: true })) {
      const full = path.join(entry.parentPath, entry.name);
      if (!entry.isFile() || !full.includes(golf.id)) continue;
      const text = await readFile(full, 'latin1');
      if (new RegExp(wanted, 'i').test(text)) places.push(full);
    }
    return places;
  }

  /** Signs in to the portal, as a person does; the letter lies in the built-in mailbox, as it does in the demo. */
  async function portal(email: string) {
    const { db } = opened();
    const api = `/api/b/${golf.slug}`;
    await requestCode(db, stranger(), { face: 'portal', tenant: golf.id, email });
    const { code } = await lastCode(db);
    await db.as(stranger(), 'gate', (tx) =>
      keepMail(tx, {
        from: 'noreply@golf.example',
        to: email,
        subject: `${code} is your code`,
        text: `Dear Zuleikha, ${code}`,
        html: '<p>Dear Zuleikha</p>',
      }),
    );
    const { headers } = await server.send('POST', `${api}/session`, { body: { email, code } });
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    return async (method: string, at: string, body?: unknown): Promise<Answered> =>
      server.send(method, api + at, {
        body,
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'user-agent': 'Quillworks Phone' },
      });
  }

  async function imported(name: string, text: string, run: boolean) {
    const answered = await server.send('POST', `/api/imports?name=${name}`, {
      as: as.owner,
      body: text,
      headers: { 'content-type': 'text/csv' },
    });
    const row = answered.json() as { id: string; columns: { heading: string; guess: string }[] };
    const mapping = Object.fromEntries(row.columns.map((one) => [one.heading, one.guess]));
    const plan = { mapping, dateOrder: 'ymd', source: 'till' };
    await send('PUT', `/api/imports/${row.id}/plan`, plan);
    if (run) {
      await send('POST', `/api/imports/${row.id}/start`);
      await work('import.run', { import: row.id });
    }
    return row.id;
  }

  test('leaves nothing of a person who came in by every way, in no table and no file', async () => {
    const { db } = opened();
    const keyed = { 'idempotency-key': 'once' };
    const arrival = { source: 'website', kind: 'form', outsideId: 'zuleikha-1', person };
    const identify = () =>
      server.send('POST', '/api/identify', { as: as.key, body: arrival, headers: keyed });
    const customer = String((await identify()).json()['customer']);
    const till = await imported('zuleikha-list.csv', csv, true);
    await imported('waiting.csv', csv.replaceAll('0819876543', '+66 (81) 987-6543'), false);

    await send('POST', '/api/fields', { key: 'saddle', label: 'Saddle', kind: 'text' });
    const { version } = await send('GET', `/api/customers/${customer}`);
    await send('PATCH', `/api/customers/${customer}`, {
      version,
      note: 'Has a marmalade allergy',
      values: { saddle: 'Topaz' },
      addAddresses: [{ line1: '78 Featherstone Lane', city: 'Bangkok' }],
    });

    await send('POST', `/api/customers/${customer}/notes`, { text: 'Rides Topaz on Mondays' });
    const met = async (fullName: string) => {
      const body = { source: 'website', person: { fullName } };
      const answered = await server.send('POST', '/api/identify', { as: as.key, body });
      return String(answered.json()['customer']);
    };
    // Met twice: the two were merged, and whose name stands was chosen.
    const double = await met('Zuleikha Featherstone');
    const { merge } = await send('POST', '/api/merges', {
      customers: [double, customer],
      choices: { name: customer },
      reason: 'Zuleikha said so at the desk',
    });
    const [friend, flatmate] = [await met('Bartholomew Lodger'), await met('Gwendolyn Flatmate')];
    // A household that the person left again, and that is still called after them.
    const former = await send('POST', '/api/households', {
      name: 'Quillfeather and Flatmate',
      members: [{ customer, role: 'Zuleikha' }, { customer: flatmate }],
    });
    await send('DELETE', `/api/households/${String(former['id'])}/members/${customer}`);
    const home = await send('POST', '/api/households', {
      name: 'The Quillfeathers',
      members: [
        { customer, role: 'aunt of Zuleikha' },
        { customer: friend, role: 'Zuleikha’s lodger' },
      ],
    });
    const lodger = `/api/households/${String(home['id'])}/members/${friend}`;
    await send('PUT', lodger, { role: 'lodger of the Quillfeathers' });

    const attached = await server.send('POST', `/api/customers/${customer}/files?name=topaz.txt`, {
      as: as.owner,
      body: 'Zuleikha rides Topaz',
      headers: { 'content-type': 'application/octet-stream' },
    });
    const { sha256 } = attached.json() as { sha256: string };

    const me = await portal(emails[0]);
    const own = (await me('GET', '/me/record')).json() as { id: string; version: number };
    assert.equal(own.id, customer);
    const edited = await me('PATCH', '/me/record', { version: own.version, language: 'fr' });
    assert.equal(edited.status, 200, edited.text);
    await me('POST', '/me/emails/code', { email: emails[1] });
    const proof = await lastCode(db);
    const added = await me('POST', '/me/emails', { email: emails[1], code: proof.code });
    assert.equal(added.status, 201, added.text);
    const yes = { channel: 'email', topic: 'offers', given: true, language: 'en' };
    assert.equal((await me('POST', '/me/consents', yes)).status, 201);
    assert.equal((await me('POST', '/me/erasure', { confirm: 'erase' })).status, 201);
    await requestCode(db, stranger(), { face: 'portal', tenant: golf.id, email: emails[1] });
    await work('matching.count', { period: 'now' });

    const before = await found();
    for (const table of ['customers', 'profiles', 'import_faults', 'event_values', 'mailbox'])
      assert.ok(
        before.some((place) => place.startsWith(`clientele.${table}:`)),
        table,
      );
    assert.ok(before.some((place) => place.includes('test-files')));

    const { rows } = (await send('GET', '/api/erasures')) as { rows: { id: string }[] };
    const [erasure] = rows;
    assert.ok(erasure && rows.length === 1);
    const confirmed = { confirm: 'zuleikha  quillfeather' };
    await send('POST', `/api/erasures/${erasure.id}/carrying-out`, confirmed);
    const cutOff = { remove: () => Promise.reject(new Error('cut off')) };
    const broken = work('erasure.carry_out', { erasure: erasure.id }, cutOff);
    await assert.rejects(broken, /cut off/, 'done was said before the bytes were gone');
    await work('erasure.carry_out', { erasure: erasure.id });
    await work('file.drop', { sha256 });

    assert.deepEqual(await found(), []);
    for (const other of [friend, flatmate]) {
      const left = await send('GET', `/api/customers/${other}/household`);
      const { name, members } = left['household'] as Household;
      assert.deepEqual([name, members.map(({ role }) => role)], ['', [null]]);
    }

    // The books hold: the row is there, its events are, and what others have is untouched.
    const stub = await send('GET', `/api/customers/${customer}`);
    assert.equal(stub['name'], '');
    const { rows: events } = (await send('GET', `/api/events?customer=${customer}`)) as {
      rows: { type: string; values: unknown[] }[];
    };
    assert.equal(events[0]?.type, 'customer.erased');
    assert.ok(events.length > 5 && events.every((event) => event.values.length === 0));
    const others = (await send('GET', '/api/customers?q=ottoline')) as { rows: { name: string }[] };
    assert.deepEqual(
      others.rows.map((row) => row.name),
      ['Ottoline Brask'],
    );

    // Of a merge that is undone now, only links come back.
    await send('POST', `/api/merges/${String(merge)}/undo`, {});
    const { rows: back } = await db.as(golf.system, 'engine', (tx) =>
      sql`SELECT FROM clientele.links WHERE tenant_id = ${golf.id} AND customer_id = ${double}`.execute(
        tx,
      ),
    );
    assert.equal(back.length, 1);
    assert.equal((await send('GET', `/api/customers/${double}`))['name'], '');
    assert.deepEqual(await found(), []);

    // Nothing makes the person again: not a repeated request, a change, an import that is run or taken back, the job.
    const again = await identify();
    assert.equal(again.status, 410, again.text);
    const change = { version: 99, note: 'back again' };
    const changed = await server.send('PATCH', `/api/customers/${customer}`, {
      as: as.owner,
      body: change,
    });
    assert.equal(changed.status, 410);
    assert.equal((await me('GET', '/me/record')).status, 401);
    await work('erasure.carry_out', { erasure: erasure.id });
    await send('POST', `/api/imports/${till}/undo`);
    await work('import.undo', { import: till });
    const gone = (await send('GET', '/api/customers?q=ottoline')) as { rows: unknown[] };
    assert.deepEqual(gone.rows, []);
    assert.deepEqual(await found(), []);
  });
});
