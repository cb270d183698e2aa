import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ImportDetail } from '#contract/imports';
import { demoKey } from '#test/crash/load';
import { demoFolder } from '#test/demo-folder';
import { runProgram, type RunningProgram } from '#test/running-program';

// An import as a program of a business does it, over the API alone: nothing here that a screen would add.
let program: RunningProgram;
let ask: (method: string, path: string, body?: object | string) => Promise<Response>;

before(async () => {
  program = await runProgram({ from: await demoFolder() });
  const key = await demoKey(program.url);
  ask = (method, path, body) =>
    fetch(`${program.url}${path}`, {
      method,
      headers: {
        ...key,
        'content-type': typeof body === 'string' ? 'text/csv' : 'application/json',
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
});

after(() => program.stop());

const file = `id,name,email,phone,dob
1,Ratana Wongsawat,ratana.w@mail.example,081 555 0101,12/04/1980
2,Colette Marchand,colette.m@mail.example,+33 6 12 34 56 78,30/11/1975
3,Nobody Knows,not-an-address,,
`;

async function detail(answer: Response, status: number): Promise<ImportDetail> {
  assert.equal(answer.status, status, await answer.clone().text());
  return (await answer.json()) as ImportDetail;
}

/** Follows the events of an import until it comes to rest. @returns how it stands then */
async function followed(id: string): Promise<ImportDetail> {
  const answer = await ask('GET', `/api/imports/${id}/progress`);
  assert.match(answer.headers.get('content-type') ?? '', /text\/event-stream/);
  const events = (await answer.text())
    .split('\n\n')
    .filter((event) => event.startsWith('data: '))
    .map((event) => JSON.parse(event.slice('data: '.length)) as ImportDetail);
  const last = events.at(-1);
  assert.ok(last);
  return last;
}

async function planned(uploaded: ImportDetail): Promise<string> {
  const { id, columns, dateOrder } = uploaded;
  const mapping = Object.fromEntries(columns.map(({ heading, guess }) => [heading, guess]));
  const body = { mapping, dateOrder, source: 'api test' };
  await detail(await ask('PUT', `/api/imports/${id}/plan`, body), 200);
  return id;
}

test('upload, plan, check, start, follow, mend what was left out, send it again, and take all of it back', async () => {
  const upload = (name: string, text: string) =>
    ask('POST', `/api/imports?name=${encodeURIComponent(name)}`, text);
  const uploaded = await detail(await upload('members.csv', file), 201);
  assert.deepEqual(
    uploaded.columns.map((column) => column.guess),
    ['outside_id', 'full_name', 'email', 'phone', 'birth_date'],
  );
  const id = await planned(uploaded);
  await detail(await ask('POST', `/api/imports/${id}/check`), 202);
  const checked = await followed(id);
  assert.deepEqual([checked.state, checked.check?.new, checked.check?.faulty], ['checked', 2, 1]);
  await detail(await ask('POST', `/api/imports/${id}/start`), 202);
  const done = await followed(id);
  assert.deepEqual([done.state, done.counts.new, done.counts.faulty], ['done', 2, 1]);

  const faults = await ask('GET', `/api/imports/${id}/faults/file`);
  assert.match(faults.headers.get('content-disposition') ?? '', /attachment/);
  const mended = (await faults.text()).replace('not-an-address', 'nobody.knows@mail.example');
  const again = await detail(await upload('members to mend.csv', mended), 201);
  assert.equal(again.columns.at(-1)?.guess, 'ignore', 'the reason is no value');
  const second = await planned(again);
  await detail(await ask('POST', `/api/imports/${second}/start`), 202);
  assert.equal((await followed(second)).counts.new, 1);

  for (const one of [second, id]) {
    await detail(await ask('POST', `/api/imports/${one}/undo`), 202);
    assert.equal((await followed(one)).state, 'undone');
  }
  const third = await detail(await upload('members.csv', file), 201);
  assert.deepEqual(
    [third.source, third.columns[0]?.because],
    ['api test', 'remembered'],
    'the same heading is read as it was',
  );
  await planned(third);
  await detail(await ask('POST', `/api/imports/${third.id}/check`), 202);
  assert.equal((await followed(third.id)).check?.new, 2, 'nobody is left of the first time');
});
