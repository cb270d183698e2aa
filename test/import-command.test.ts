import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { invent } from '#people/invent';
import { bangkok } from '#people/places/bangkok';
import { runCommand, startCommand } from '#test/command';
import { demoKey } from '#test/crash/load';
import { demoFolder } from '#test/demo-folder';
import { runProgram } from '#test/running-program';

let folder = '';
const at = (name: string) => path.join(folder, name);
const env = () => ({ CLIENTELE_DATA_DIR: at('data') });
const bringIn = (...args: string[]) =>
  runCommand(['import', ...args, '--business', 'birdie'], env());

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-import-'));
  await cp(await demoFolder(), at('data'), { recursive: true });
  await writeFile(at('people.csv'), 'id,name,email\n1,Ratana Wongsawat,ratana.w@mail.example\n');
});
after(() => rm(folder, { recursive: true }));

describe('clientele import', { concurrency: false }, () => {
  test('says what is wrong with what was typed, before it takes anything in', async () => {
    const wrong: [string[], RegExp][] = [
      [[], /Name the file/],
      [[at('nobody.csv')], /There is no file .*nobody\.csv/],
      [[folder], /is not a file/],
      [[at('people.csv'), '--dates', 'dym'], /--dates dym: write ymd .*dmy .*or mdy/],
      [[at('people.csv'), '--map', 'email'], /--map email: write HEADING=/],
      [[at('people.csv'), '--map', 'email=post'], /--map email=post: write HEADING=ignore\|/],
      [[at('people.csv'), '--map', 'id=email,id=phone'], /names the column id twice/],
      [[at('people.csv'), '--source', 'x'.repeat(61)], /--source: write a name of 1 to 60/],
      [[at('people.csv'), '--mend', ''], /--mend: name the folder/],
      [[at('people.csv'), '--colour', 'red'], /--colour/],
    ];
    const tried = wrong.map(async ([args, told]) => {
      const { code, complained } = await bringIn(...args);
      assert.equal(code, 2, `${args.join(' ')}: ${complained}`);
      assert.match(complained, told);
      assert.doesNotMatch(complained, /\n\s+at /, 'a stack');
    });
    await Promise.all(tried);
    const column = await bringIn(at('people.csv'), '--map', 'mail=email');
    assert.equal(column.code, 2);
    assert.match(column.complained, /no such column\. It has: id, name, email/);
    const other = await runCommand(['import', at('people.csv'), '--business', 'birdy'], env());
    assert.match(other.complained, /There is no business birdy; did you mean birdie\?/);
  });

  test('tells the first rows that were left out, and writes all of them to be mended', async () => {
    const lines = Array.from({ length: 13 }, (_, row) => `${row + 1},Wrong Address,nowhere,`);
    const good = '14,Colette Marchand,colette.m@mail.example,30/11/1975';
    const file = at('faulty.csv');
    await writeFile(file, ['id,name,email,dob', ...lines, good].join('\n'));
    const dry = await bringIn(file, '--dry-run', '--dates', 'dmy');
    assert.equal(dry.code, 0, dry.complained);
    assert.match(dry.said, /checked: 14 rows; 1 new, .* 13 left out/);
    assert.match(dry.said, /\n {2}line 2, email: “nowhere” This is not an e-mail address\.\n/);
    assert.equal(dry.said.match(/ {2}line \d+, /g)?.length, 10);
    assert.match(dry.said, /… and 3 rows more\n.*--mend FOLDER, or\nhttp\S+\/import\/[\w-]{36}\n/);
    const { said } = await bringIn(file, '--dates', 'dmy', '--mend', at('mend'));
    assert.match(said, /done: 14 rows; 1 new, .* 13 left out/);
    const [name = ''] = await readdir(at('mend'));
    assert.ok(said.includes(path.join(at('mend'), name)), said);
    const faulty = await readFile(path.join(at('mend'), name), 'utf8');
    const mended = faulty.replaceAll('nowhere', 'somewhere@mail.example');
    await writeFile(at('mended.csv'), mended);
    const again = await bringIn(at('mended.csv'), '--dates', 'dmy');
    assert.match(again.said, /done: 13 rows; .* 0 left out/);
  });

  test('stops watching when it is interrupted; the import goes on, and the files after it are not begun', async () => {
    const rows = Array.from({ length: 2500 }, (_, number) => {
      const { given, family, email } = invent(bangkok, 11, number);
      return `${number},${given.latin} ${family.latin},${number}.${email}`;
    });
    await writeFile(at('many.csv'), ['id,name,email', ...rows].join('\n'));
    const files = [at('many.csv'), at('people.csv')];
    const command = startCommand(['import', ...files, '--business', 'birdie'], env());
    await command.says(/ {2}email → email/);
    command.interrupt();
    const { code, said, complained } = await command.ended;
    assert.equal(code, 130, complained);
    assert.match(said, /Not watched any more: \d+ rows so far\. The import goes on/);
    assert.match(said, /the last 1 have not been begun/);
    const program = await runProgram({ dataDir: at('data') });
    try {
      const headers = await demoKey(program.url);
      const stands = async () => {
        const answer = await fetch(`${program.url}/api/imports`, { headers });
        const { rows: all } = (await answer.json()) as {
          rows: { fileName: string; state: string; counts: { read: number; faulty: number } }[];
        };
        return all.find(({ fileName }) => fileName === 'many.csv');
      };
      for (let look = 0; look < 300 && (await stands())?.state === 'running'; look += 1)
        await sleep(100);
      const now = await stands();
      assert.deepEqual([now?.state, now?.counts.read], ['done', rows.length]);
    } finally {
      await program.stop();
    }
  });
});
