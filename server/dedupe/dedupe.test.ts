import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { readArguments, WrongUsage } from '../command.ts';
import type { Command } from '../command.ts';
import dedupe from '../commands/dedupe.ts';
import evaluate from '../commands/evaluate.ts';
import link from '../commands/link.ts';

let folder = '';
const at = (name: string) => path.join(folder, name);

/** Runs a command as the program does. */
async function run(
  command: Command,
  args: readonly string[],
  signal = new AbortController().signal,
) {
  const said: string[] = [];
  const { help: _, ...given } = readArguments(command, args);
  const code = await command.run({ ...given, env: {}, signal, say: (line) => said.push(line) });
  return { code: code ?? 0, said: said.join('\n') };
}

/** Three people in seven records, with the headings and days of whoever exported them. */
const people = [
  'Rec No; First Name ; Surname;E-Mail;Mobile;date of birth;Place of birth;who',
  'a1;Ratana;Wongsawat;ratana.w@mail.example;081 555 0101;19810809;Bangkok;R',
  'a2;ratana;Wongsawatt;ratana.w@mail.example;+66815550101;1981-08-09;;R',
  'a3;Wongsawat;Ratana;;0815550101;9 Aug 1981;Korat;R',
  'b1;Colette;Marchand;colette@inbox.example;;19751130;;C',
  'b2;Colette;Marchand;colette@inbox.example;0815550199;30/11/1975;Lyon;C',
  'c1;Deborah;Davis;debs@home.example;0815550177;19700214;;D',
  'c2;Someone;Else;;;;;E',
].join('\n');

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-dedupe-'));
  await writeFile(at('people.csv'), people);
});
after(() => rm(folder, { recursive: true }));

const usual = () => [at('people.csv'), '--id', 'Rec No', '--out', at('clusters.csv')];

describe('dedupe, link and evaluate', { concurrency: false }, () => {
  test('a file comes out with a cluster for each record', async () => {
    const more = ['--ignore', 'who', '--keep', 'who', '--pairs', at('pairs.csv')];
    const { code, said } = await run(dedupe, [...usual(), ...more]);
    assert.equal(code, 0);
    assert.match(said, /First Name → given_name\n/);
    assert.match(said, /Place of birth → city, for want of one\n/);
    assert.match(said, /7 records are 4 people: 2 of them stand more than once, in 5 records/);
    assert.equal(
      await readFile(at('clusters.csv'), 'utf8'),
      'record_id,cluster_id,who\r\na1,1,R\r\na2,1,R\r\na3,1,R\r\nb1,2,C\r\nb2,2,C\r\nc1,3,D\r\nc2,4,E\r\n',
    );
    const [heading, first = ''] = (await readFile(at('pairs.csv'), 'utf8')).split('\r\n');
    assert.equal(heading, 'record_id_1,record_id_2,probability');
    assert.match(first, /^[abc]\d,[abc]\d,(1\.0|0\.9)\d+$/);
  });

  test('and is held against the truth, in it or in the file that it was made of', async () => {
    const told = await run(evaluate, [at('clusters.csv'), '--truth', 'who']);
    assert.match(told.said, /^7 records, 4 true pairs, 4 found\n/);
    assert.match(told.said, /B³ +1\.0000 +1\.0000 +1\.0000/);
    const from = ['--in', at('people.csv'), '--id', 'rec no', '--pairs', at('pairs.csv'), '--json'];
    const { said } = await run(evaluate, [at('clusters.csv'), '--truth', 'who', ...from]);
    const { pairs, scoredPairs } = JSON.parse(said);
    assert.deepEqual(pairs, { precision: 1, recall: 1, f1: 1 });
    assert.equal(scoredPairs.precision, 1);
  });

  test('two files are linked, a workbook as well as a CSV file, with other headings', async () => {
    const rows = [
      ['Guest', 'Full name', 'Phone', 'Town'],
      ['x1', 'Marchand, Colette', '+66 81 555 0199', 'Paris'],
      ['x2', 'Nobody Known', '+66 81 555 0000', ''],
      ['x3', 'Ratana Wongsawat', '081-555-0101', ''],
    ];
    const workbook = await writeXlsx({ sheets: [{ name: 'Guests', rows }] });
    await writeFile(at('guests.xlsx'), workbook);
    const files = [at('people.csv'), at('guests.xlsx')];
    const more = ['--id', 'Rec No', '--right-id', 'Guest', '--ignore', 'who'];
    const { said } = await run(link, [...files, ...more, '--out', at('links.csv')]);
    assert.match(said, /Place of birth → not compared\n/, 'the other file has a town');
    assert.match(said, /Of 7 records of people\.csv, 5 are in guests\.xlsx, as 2 of its 3/);
    const lines = (await readFile(at('links.csv'), 'utf8'))
      .split('\r\n')
      .map((line) => line.split(','));
    const clusterOf = new Map(lines.map(([record, cluster]) => [record, cluster]));
    assert.deepEqual(lines[0], ['record_id', 'cluster_id', 'file']);
    assert.equal(clusterOf.get('x1'), clusterOf.get('b2'));
    assert.equal(clusterOf.get('x3'), clusterOf.get('a1'));
    assert.notEqual(clusterOf.get('x2'), clusterOf.get('c2'));
  });

  test('pairs worth asking come with what to compare; answers written into that file are heeded', async () => {
    const more = ['--ignore', 'who', '--ask', '3', '--ask-out', at('ask.csv')];
    const { said } = await run(dedupe, [...usual(), ...more]);
    assert.match(said, /[123] pairs to answer in .*ask\.csv/);
    const [heading, first = ''] = (await readFile(at('ask.csv'), 'utf8')).split('\r\n');
    assert.equal(heading, 'record_id_1,record_id_2,same,probability,record_1,record_2');
    assert.match(first, /^[abc]\d,[abc]\d,,[01]\.\d+,.*First Name: /);
    await assert.rejects(run(dedupe, [...usual(), ...more]), /is there already, perhaps with/);
    const clustersBy = async (text: string) => {
      await writeFile(at('answers.csv'), text);
      await run(dedupe, [...usual(), '--ignore', 'who', '--labels', at('answers.csv')]);
      const rows = (await readFile(at('clusters.csv'), 'utf8')).split('\r\n');
      return new Map(rows.map((row) => row.split(',') as [string, string]));
    };
    const own = await clustersBy(`${heading}\na1,a3,no,0.9,,\na1,a2,,0.9,,\nc2,c1,YES,0.1,,\n`);
    assert.notEqual(own.get('a1'), own.get('a3'));
    assert.equal(own.get('c1'), own.get('c2'));
    const others = await clustersBy(
      'unique_id_l,source_dataset_l,unique_id_r,source_dataset_r,clerical_match_score\nb1,f,b2,f,0.0\n',
    );
    assert.notEqual(others.get('b1'), others.get('b2'));
    const simple = await clustersBy('one,other,is it one\nb1,c1,1\n');
    assert.equal(simple.get('b1'), simple.get('c1'));
    await assert.rejects(clustersBy('x,y,z\nb1,c9,1\n'), /line 2: no two records are b1 and c9/);
    await assert.rejects(clustersBy('x,y,z\nb1,b2,1\nb2,b1,0\n'), /line 3: another row says/);
    await assert.rejects(clustersBy('x,y,z\nb1,b2,ja\n'), /ja is neither yes nor no/);
  });

  test('what was typed wrong is told in a sentence, before anything is read', async () => {
    await writeFile(at('mine.txt'), 'my own words');
    const file = at('people.csv');
    const wrong: [string[], RegExp][] = [
      [[], /Name the file/],
      [[file, '--out', at('x.csv')], /Name the column that names each record: --id COLUMN/],
      [[file, '--id', 'Rec No'], /Name the file to write: --out/],
      [[at('none.csv'), ...usual().slice(1)], /There is no file .*none\.csv/],
      [[folder, ...usual().slice(1)], /is not a file/],
      [
        [file, '--id', 'Rec Nr', '--out', at('x.csv')],
        /no column Rec Nr; did you mean Rec No\? It has: Rec No, /,
      ],
      [[...usual(), '--ignore', 'whom'], /no column whom; did you mean who\?/],
      [[...usual(), '--exact', 'card'], /no column card\. It has/],
      [[...usual(), '--map', 'who'], /--map who: write COLUMN=ignore\|/],
      [[...usual(), '--map', 'who=post'], /--map who=post: write COLUMN=ignore\|/],
      [[...usual(), '--threshold', '90'], /--threshold 90: write a probability/],
      [[...usual(), '--country', 'Siam'], /--country Siam: write the two letters/],
      [
        [...usual(), '--ignore', 'First Name,Surname,E-Mail,Mobile'],
        /no column says who somebody is/,
      ],
      [[file, '--id', 'Rec No', '--out', file], /is read: write to another file/],
      [[file, '--id', 'Rec No', '--out', at('no/x.csv')], /There is no folder/],
      [
        [file, '--id', 'Rec No', '--out', at('mine.txt')],
        /is there already and is something else.*--force/,
      ],
      [[...usual(), '--ask', '5'], /Name how many pairs to ask about, and a file/],
      [[...usual(), '--ask', '0', '--ask-out', at('y.csv')], /--ask 0: write a number from 1/],
      [[...usual(), '--labels', at('mine.txt')], /which columns are the two ids and the answer/],
      [[...usual(), '--colour', 'red'], /--colour/],
    ];
    for (const [args, told] of wrong)
      await assert.rejects(
        async () => run(dedupe, args),
        (fault: Error) => {
          assert.ok(fault instanceof WrongUsage, String(fault));
          assert.match(fault.message, told);
          return true;
        },
      );
    assert.equal(await readFile(at('mine.txt'), 'utf8'), 'my own words');
    await assert.rejects(run(evaluate, [at('clusters.csv'), '--truth', 'whom']), /no column whom/);
  });

  test('a file that cannot be read right leaves nothing half-written', async () => {
    const before = await readdir(folder);
    const bad: [string, RegExp][] = [
      ['id,name\n1,Ann\n,Bea\n', /bad\.csv, line 3: nothing in the column id/],
      ['id,name\n1,Ann\n1,Bea\n', /line 3: another row before this one has the same id, 1/],
      ['id,name\n1,Ann\n2,Bea,Cy,Di\n', /line 3: the row has more cells than the heading/],
      ['id,name\n1,"Ann\n2,Bea\n', /line 2: The quotes of this row do not close/],
      ['', /The file is empty/],
      ['%PDF-1.7', /This is a PDF/],
    ];
    for (const [text, told] of bad) {
      await writeFile(at('bad.csv'), text);
      const args = [at('bad.csv'), '--id', 'id', '--out', at('bad-clusters.csv')];
      await assert.rejects(
        run(dedupe, args),
        (fault: { details?: { detail?: string } } & Error) => {
          assert.match(fault.details?.detail ?? fault.message, told);
          return true;
        },
      );
    }
    const stopped = AbortSignal.abort(new Error('interrupted'));
    const { code, said } = await run(
      dedupe,
      [...usual().slice(0, 3), '--out', at('never.csv')],
      stopped,
    );
    assert.equal(code, 130);
    assert.match(said, /Interrupted: nothing was written/);
    await rm(at('bad.csv'));
    assert.deepEqual(await readdir(folder), before);
  });
});
