import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openTable } from '#imports';
import { sampleExports } from '#people/exports';
import { openEmptyDatabase } from '#test/empty-database';
import { databaseKinds, forEachDatabase, makeBusiness } from '#test/databases';
import { serving } from '#test/serving';
import { readArguments } from '../command.ts';
import mirror from '../commands/mirror.ts';
import { rooms } from '../rooms.ts';
import { mirrorApart } from './apart.ts';
import { pageOf } from './page/page.ts';
import { reflect } from './reflect.ts';

const sourceOf = async (name: string, text: string) => ({
  name,
  table: await openTable(async function* () {
    yield Buffer.from(text);
  }),
});

/** Four people in eight rows of two tables, of whom two use one phone and one has two birth dates. */
const till = `no,name,phone,dob,town
1,Ratana Wongsawat,0815550101,1981-08-09,Bangkok
2,Wongsawat Ratana,+66 81 555 0101,1981-08-19,
3,Colette Marchand,0815550199,,Lyon
4,Deborah <i>Davis</i>,0815550142,1970-02-14,
"5,Broken
`;
const bookings = `id,First name,Surname,Email,Mobile
a,Ratana,Wongsawat,ratana.w@mail.example,081-555-0101
b,Colette,Marchand,colette@inbox.example,
c,Colette,Marchand,colette@inbox.example,0815550199
d,Yves,Marchand,yves@inbox.example,0815550199
`;

/** One who is in three tables, a customer of the same table twice, and one whose amounts cannot be added. */
const held = [
  `Name;Phone;Loyalty points;Total spent (THB);Remaining hours;Code
Anong Saetang;0815550111;120;1.250,50;2:30;x1
Bruno Keller;0815550122;40;10,00;;x2
Bruno Keller;0815550122;40;;;x3
Faye Lindqvist;0815550166;10;;;x4
`,
  `name,mobile,Points,Spent,Pass,Status
Anong Saetang,0815550111,80,"฿1,000.25",10 hours,contacted
Chai Dee,0815550133,,$20.00,5 visits,lost
Dara Phan,0815550144,,,,new
`,
  `name,phone,Spent,Lead status
Anong Saetang,0815550111,€5.00,qualified
Dara Phan,0815550144,€7.00,New
Eve Moss,0815550155,,won
Faye Lindqvist,0815550166,,new
`,
];

/** Runs the command as the program does. */
async function run(...args: string[]): Promise<string> {
  const said: string[] = [];
  const { help: _, ...given } = readArguments(mirror, args);
  const signal = new AbortController().signal;
  await mirror.run({ ...given, env: {}, signal, say: (line) => said.push(line) });
  return said.join('\n');
}

let folder = '';
const at = (name: string) => path.join(folder, name);
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-mirror-'));
});
after(() => rm(folder, { recursive: true }));

describe('the mirror', { concurrency: false }, () => {
  test('says how many people there are, what contradicts, who shares, and what one record would gain', async () => {
    const sources = [await sourceOf('till.csv', till), await sourceOf('bookings.csv', bookings)];
    const report = await reflect(sources, { whole: true });
    const { records, people, several, spread, sizes, gains, contradictions, shared } = report;
    assert.deepEqual([records, people, several, spread], [8, 4, 2, 2]);
    assert.deepEqual(sizes, [2, 0, 2, 0, 0]);
    assert.deepEqual(gains, { fewer: 4, email: 2, phone: 1, birthDate: 1, place: 2 });
    assert.deepEqual(contradictions, [
      { field: 'birthDate', people: 1 },
      { field: 'name', people: 0 },
    ]);
    assert.deepEqual([shared.byFamily, shared.byOthers], [1, 0]);
    assert.deepEqual(shared.most[0], {
      kind: 'phone',
      value: '+66815550199',
      people: 2,
      records: 3,
      family: true,
    });
    const [first, second] = report.sources;
    assert.deepEqual(
      [first?.records, first?.unreadable, first?.people, first?.again, first?.elsewhere],
      [4, 1, 3, 1, 2],
    );
    assert.deepEqual(second?.has, { name: 4, email: 4, phone: 3, birthDate: 0, place: 0 });
    const [example] = report.examples;
    assert.deepEqual(example?.contradicts, ['birthDate']);
    assert.deepEqual(
      example?.records.map(({ source, line, birthDate }) => [source, line, birthDate]),
      [
        ['till.csv', 2, '1981-08-09'],
        ['till.csv', 3, '1981-08-19'],
        ['bookings.csv', 2, ''],
      ],
    );
    const page = pageOf(report, '2026-11-27');
    assert.match(page, /<h1>8 records are 4 people<\/h1>/);
    assert.match(page, /ratana\.w@mail\.example/);
    assert.doesNotMatch(page, /(?:src|href)=|@import|url\(/, 'something is loaded from elsewhere');
  });

  test('adds up what people have in several records, and knows packages and leads by heading and content', async () => {
    const names = ['till.csv', 'bookings.csv', 'crm.csv'];
    const sources = await Promise.all(held.map(async (text, at) => sourceOf(names[at]!, text)));
    const report = await reflect(sources, { whole: true });
    const { split } = report;
    assert.deepEqual(
      report.sources.map(({ columns }) => columns.map(({ is }) => is).slice(2)),
      [
        ['points', 'spent', 'hoursLeft', null],
        ['points', 'spent', 'package', 'lead'],
        ['spent', 'lead'],
      ],
    );
    assert.deepEqual(split.amounts, [
      { kind: 'points', unit: null, people: 2, total: 280, alike: 1 },
      { kind: 'spent', unit: 'THB', people: 1, total: 2250.75, alike: 0 },
    ]);
    assert.deepEqual([split.packages, split.leads], [1, { twice: 2, customers: 1 }]);
    const [anong, ...others] = split.people;
    const in1 = (source: string) => ({ source, line: 2 });
    assert.deepEqual(anong?.sums[0], {
      kind: 'points',
      unit: null,
      parts: [
        { ...in1('till.csv'), amount: 120 },
        { ...in1('bookings.csv'), amount: 80 },
      ],
      total: 200,
      alike: false,
    });
    assert.deepEqual(
      anong.leads.map(({ status }) => status),
      ['contacted', 'qualified'],
    );
    assert.deepEqual(
      others.map(({ name, sums, lead }) => [name, sums.length, lead]),
      [
        ['Dara Phan', 0, 'twice'],
        ['Bruno Keller', 1, null],
        ['Faye Lindqvist', 0, 'customer'],
      ],
    );
    const page = pageOf(report, '2026-11-27');
    assert.match(page, /Points: 120 \(till\.csv, line 2\) \+ 80 \(bookings\.csv, line 2\) = 200</);
    assert.match(page, /= 80, or 40 if one is a copy of the other/);
  });

  test('shortens names and contacts where it is not asked for them, and runs nothing it was given', async () => {
    const odd = await sourceOf(
      '<script>x</script>.csv',
      `${till.split('\n').slice(0, 4).join('\n')}\n`,
    );
    const report = await reflect([odd], { whole: false });
    const page = pageOf(report, '2026-11-27');
    for (const secret of [/Ratana/i, /Wongsawat/i, /5550101/, /1981-08/])
      assert.doesNotMatch(page, secret);
    assert.match(page, /R… W…/);
    assert.doesNotMatch(page, /<script>/);
  });

  test('a table that says nothing of people is refused by name', async () => {
    const sources = [await sourceOf('prices.csv', 'sku,price\n1,2\n')];
    await assert.rejects(reflect(sources, { whole: false }), (fault: { details?: unknown }) => {
      assert.match(JSON.stringify(fault.details), /prices\.csv: no column says who somebody is/);
      return true;
    });
  });

  test('the command writes samples, and the report of them, over nothing else', async () => {
    await run('--samples', folder);
    const files = sampleExports().map(({ name }) => at(name));
    const said = await run(...files, '--out', at('mirror.html'));
    assert.match(said, /Points of \d+ people are split over records: [\d,]+ in all\./);
    assert.match(said, /open as a lead more than once|of a customer\./);
    assert.match(said, /^\d+ records are \d+ people; \d+ stand more than once/);
    assert.match(await readFile(at('mirror.html'), 'utf8'), /^<!doctype html>/);
    await writeFile(at('notes.html'), '<p>mine</p>');
    await assert.rejects(run(...files, '--out', at('notes.html')), /is something else/);
    await assert.rejects(run(), /Name the files, or a database/);
    assert.deepEqual((await readdir(folder)).toSorted(), [
      'bookings.csv',
      'mirror.html',
      'newsletter.csv',
      'notes.html',
      'till.csv',
    ]);
  });

  if (databaseKinds.includes('postgres'))
    test('a database is read by its catalog, in a transaction that cannot write', async () => {
      const rows = "('Ratana Wongsawat', '0815550101', 1), ('Wongsawat Ratana', '081 555 0101', 2)";
      const opened = await openEmptyDatabase('postgres', {
        prepare: `CREATE SCHEMA crm; GRANT USAGE ON SCHEMA crm TO PUBLIC;
          CREATE TABLE crm."Guest list" (name text, phone text, stay int);
          INSERT INTO crm."Guest list" VALUES ${rows};
          CREATE TABLE crm.prices (sku text, price int);
          CREATE FUNCTION crm.meddle() RETURNS text LANGUAGE sql AS
            'INSERT INTO crm.prices VALUES (''x'', 1) RETURNING sku';
          CREATE VIEW crm.trap AS SELECT crm.meddle() AS sku, 'x' AS phone;
          GRANT ALL ON ALL TABLES IN SCHEMA crm TO PUBLIC`,
      });
      try {
        const url = opened.urls!.owner;
        const found = JSON.parse(await run('--database', url, '--table', 'Guest list', '--json'));
        assert.deepEqual(
          [found.records, found.people, found.sources[0].name],
          [2, 1, 'crm.Guest list'],
        );
        await assert.rejects(
          run('--database', url, '--table', 'trap', '--json'),
          /read-only transaction/,
        );
        // On the server, whose answers say nothing of where the database is.
        const onServer = async (database: string) =>
          mirrorApart({ database, whole: false }, new AbortController().signal).then(
            ({ report }) => report.people,
            ({ message }: Error) => message,
          );
        assert.equal(await onServer(url), 1);
        assert.equal(await onServer('postgres://x:pw@127.0.0.1:1/till'), 'database_unreachable');
        await assert.rejects(
          run('--database', url, '--table', 'guests list', '--json'),
          /no table guests list that may be read; did you mean Guest list\?/,
        );
      } finally {
        await opened.close();
      }
    });
});

forEachDatabase('a named database in the mirror', (opened) => {
  test('whoever looks at one is written down, whatever comes of it', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'looks');
    const url = 'postgres://x:pw@127.0.0.1:1/till';
    const server = await serving({
      rooms,
      db,
      callers: { owner: golf.staff.owner },
      config: { mirrorDatabases: [{ slug: golf.slug, name: 'till', url }] },
    });
    try {
      const look = (name: string) =>
        server.send('POST', `/api/mirror/databases/${name}`, { as: 'owner' });
      assert.equal((await look('other')).status, 404);
      assert.equal((await look('till')).json()['code'], 'database_unreachable');
      const events = await server.send('GET', '/api/events?type=mirror.looked', { as: 'owner' });
      const rows = events.json()['rows'] as { facts: object; actor: { id: string } }[];
      assert.deepEqual(
        rows.map(({ facts, actor }) => [facts, actor.id]),
        [[{ database: 'till' }, golf.staff.owner.user]],
      );
    } finally {
      await server.close();
    }
  });
});
