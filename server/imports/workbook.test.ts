import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { Refusal } from '#platform/refuse';
import { asCsv, isOldWorkbook, isWorkbook, refuseBomb, sheetsOf } from './workbook.ts';

async function textOf(workbook: Uint8Array, sheet: string): Promise<string> {
  let text = '';
  for await (const part of asCsv(workbook, sheet)) text += Buffer.from(part).toString();
  return text;
}

const people = [
  ['Name', 'Phone', 'Born', 'Member', 'Note'],
  ['สมชาย ใจดี', 66_812_345_678, new Date('1980-02-03T00:00:00Z'), true, 'two\nlines'],
  [],
  ['Zoë "Z" O’Neil', '081 234 5678', null, false, ' a, b '],
];

test('a sheet is written out as text, a line a row: days as days, numbers as digits', async () => {
  const workbook = await writeXlsx({
    sheets: [
      { name: 'Cover', rows: [] },
      { name: 'ลูกค้า', rows: people },
    ],
  });
  assert.ok(isWorkbook(workbook));
  assert.deepEqual(await sheetsOf(workbook), ['Cover', 'ลูกค้า']);
  assert.deepEqual((await textOf(workbook, 'ลูกค้า')).split('\r\n'), [
    'Name,Phone,Born,Member,Note',
    'สมชาย ใจดี,66812345678,1980-02-03,yes,two lines',
    '',
    '"Zoë ""Z"" O’Neil",081 234 5678,,no,"a, b"',
    '',
  ]);
});

test('hidden sheets are not offered', async () => {
  const workbook = await writeXlsx({
    sheets: [
      { name: 'Shown', rows: people },
      { name: 'Secret', rows: people, hidden: true },
    ],
  });
  assert.deepEqual(await sheetsOf(workbook), ['Shown']);
});

test('a workbook that would fill the memory is refused before it is opened', async () => {
  const honest = await writeXlsx({ sheets: [{ name: 'Shown', rows: people }] });
  refuseBomb(honest);
  const saying = (bytes: number) => {
    const workbook = Buffer.from(honest);
    workbook.writeUInt32LE(bytes, workbook.indexOf(Buffer.from('PK\u0001\u0002')) + 24);
    return workbook;
  };
  refuseBomb(saying(10_000_000));
  for (const workbook of [saying(3_000_000_000), saying(0)])
    assert.throws(() => refuseBomb(workbook), { code: 'file_unreadable' });
});

test('what only looks like a workbook is refused in words', async () => {
  const broken = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 7)]);
  const isUnreadable = (fault: unknown) =>
    fault instanceof Refusal && fault.code === 'file_unreadable';
  await assert.rejects(sheetsOf(broken), isUnreadable);
  await assert.rejects(textOf(broken, 'Sheet1'), isUnreadable);
  assert.ok(isOldWorkbook(Buffer.from('d0cf11e0a1b11ae1', 'hex')));
  assert.ok(!isWorkbook(Buffer.from('name,email')));
});
