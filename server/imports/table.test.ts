import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#platform/refuse';
import { belowHeading, headingOf } from './below-heading.ts';
import { disguised } from './disguised.ts';
import { csvLine } from './csv.ts';
import { decode, detectDelimiter, detectEncoding } from './decode.ts';
import { readTable } from './table.ts';

async function* chunks(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function* bytesOf(...parts: Uint8Array[]) {
  yield* parts;
}

async function cells(text: string, delimiter = ',', size = 7): Promise<(readonly string[])[]> {
  return (await Array.fromAsync(readTable(chunks(text, size), delimiter))).map((row) => row.cells);
}

test('rows are read across chunk borders, quotes, line ends inside quotes and empty lines', async () => {
  assert.deepEqual(
    await cells('name,note\r\n"Doe, Jo","two\nlines"\r\n\r\n Ada , "say ""hi"""\n'),
    [
      ['name', 'note'],
      ['Doe, Jo', 'two\nlines'],
      ['Ada', 'say "hi"'],
    ],
  );
});

test('lines are counted as an editor counts them', async () => {
  const rows = await Array.fromAsync(readTable(chunks('a\n1\n\n2\n', 3), ','));
  assert.deepEqual(
    rows.map((row) => row.line),
    [1, 2, 4],
  );
});

test('a row with broken quotes is handed on as broken, as it was written, and the rows around it are read', async () => {
  const text = 'a,b\n0,"well, ""said"""\n1,"x"y"\n2,ok\n3,"open\n4,ok\n5,"o, k"\n';
  const rows = await Array.fromAsync(readTable(chunks(text, 100), ','));
  assert.deepEqual(
    rows.map(({ line, cells, broken }) => [line, broken === undefined, ...cells]),
    [
      [1, true, 'a', 'b'],
      [2, true, '0', 'well, "said"'],
      [3, false, '1,"x"y"'],
      [4, true, '2', 'ok'],
      [5, false, '3,"open'],
      [6, true, '4', 'ok'],
      [7, true, '5', 'o, k'],
    ],
    'in their order, the heading first',
  );
});

test('what may be a part of a broken row is no row of its own', async () => {
  const text = 'a,b,c\n1,"one\nsays "hi" there",x\n2,y,z\n';
  const rows = await Array.fromAsync(readTable(chunks(text, 100), ','));
  assert.deepEqual(
    rows.map((row) => row.broken === undefined),
    [true, false, false, true],
  );
});

test('where no row has as many cells as the heading, a broken one costs few others', async () => {
  const rows = Array.from({ length: 30 }, (_, row) => `${row},x`);
  const after = async (text: string) =>
    (await Array.fromAsync(readTable(chunks(text, 100), ','))).filter((row) => row.broken).length;
  assert.equal(await after(`a,b,c\n0,x\n"1"x,y\n${rows.join('\n')}\n`), 1);
  assert.equal(await after(`a,b,c\n"1"x,y\n${rows.join('\n')}\n`), 20);
});

test('quotes inside of a cell that does not begin with one are a part of it', async () => {
  assert.deepEqual(await cells('a,b\nO"Brien, 5" disc \n'), [
    ['a', 'b'],
    ['O"Brien', '5" disc'],
  ]);
});

test('rows without anything in them are passed over, and a line that tells the delimiter', async () => {
  assert.deepEqual(await cells('\uFEFFsep=;\r\n;;\r\na;b\r\n ; \r\n1;2\r\n;;', ';'), [
    ['a', 'b'],
    ['1', '2'],
  ]);
  assert.equal(detectDelimiter('sep=;\na,b;c,d\n'), ';');
});

test('a title above the heading is passed over, and nothing else', async () => {
  const read = async (text: string) => {
    const rows = await Array.fromAsync(readTable(chunks(text, 9), ','));
    async function* again() {
      yield* rows;
    }
    const below = await Array.fromAsync(belowHeading(again()));
    return [headingOf(rows)?.cells.join('|'), below.map((row) => row.cells.join('|'))];
  };
  const people = Array.from({ length: 12 }, (_, row) => `Ada ${row},a${row}@x.example`);
  const shown = people.map((row) => row.replace(',', '|'));
  const table = `Name,Email\n${people.join('\n')}\n`;
  assert.deepEqual(await read(table), ['Name|Email', shown]);
  assert.deepEqual(await read(`Members 2026,\n,\nof the club\n${table}`), ['Name|Email', shown]);
  assert.deepEqual(await read('Name,\nEmail,Phone\n'), ['Name|', ['Email|Phone']]);
  assert.deepEqual(await read('Name\nAda\n'), ['Name', ['Ada']]);
  assert.deepEqual(await read('a,b\nName,Email\n'), ['a|b', ['Name|Email']]);
});

test('a line of many millions of characters costs itself alone, in bounded memory', async () => {
  let most = 0;
  async function* long() {
    yield 'a,b\n1,"';
    for (let part = 0; part < 400; part += 1) {
      yield 'x'.repeat(10_000);
      most = Math.max(most, part);
    }
    yield '",y\n2,ok\n';
  }
  const rows = await Array.fromAsync(readTable(long(), ','));
  assert.equal(most, 399);
  assert.deepEqual(
    rows.map(({ line, broken, cells: [first = ''] }) => [line, broken === undefined, first.length]),
    [
      [1, true, 1],
      [2, false, 10_000],
      [3, true, 1],
    ],
  );
});

test('the same rows are read however the text is cut', async () => {
  const piece = fc.constantFrom(
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    '\r',
    'a',
    ' ',
    'ข',
    ',"b",',
    '\n"c"',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece), fc.integer({ min: 1, max: 9 }), async (pieces, size) => {
      const text = pieces.join('');
      const read = (by: number) => Array.fromAsync(readTable(chunks(text, by), ','));
      const rows = await read(size);
      assert.deepEqual(rows, await read(1000));
      const lines = rows.map((row) => row.line);
      assert.deepEqual(
        lines,
        [...new Set(lines)].toSorted((a, b) => a - b),
        'no line twice',
      );
    }),
  );
});

test('whatever cells are written as CSV are read as they were', async () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'é', '2') });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 })), async (rows) => {
      const text = rows.map(csvLine).join('');
      const written = rows.map((row) => row.map((one) => one.trim()));
      assert.deepEqual(
        await cells(text, ',', 5),
        written.filter((row) => row.some((one) => one !== '')),
      );
    }),
  );
});

test('the delimiter is the one that parts every line alike', () => {
  assert.equal(detectDelimiter('a;b;c\n1,5;2;3\n4;5;6\n'), ';');
  assert.equal(detectDelimiter('a\tb\n1\t2\n'), '\t');
  assert.equal(detectDelimiter('name,"city; state"\nx,"y; z"\n'), ',');
  assert.equal(detectDelimiter('only one column\nvalue\n'), ',');
});

test('what is certainly no table is told by how it begins', () => {
  const kinds = ['%PDF-1.7\n', '\uFEFF<html><table>', '[{"name"', '{\\rtf1', 'BEGIN:VCARD\n'];
  for (const kind of kinds) assert.ok(disguised(Buffer.from(kind)), kind);
  for (const table of ['name,email\n', '<name>,email\n', '"[a]",b\n', ''])
    assert.equal(disguised(Buffer.from(table)), undefined, table);
});

test('text is told from bytes: byte-order marks, UTF-8, and the habits of the country', () => {
  assert.equal(detectEncoding(Buffer.from('ชื่อ,อีเมล\n'), 'TH'), 'utf-8');
  assert.equal(detectEncoding(Buffer.from([0xff, 0xfe, 0x61, 0]), 'US'), 'utf-16le');
  assert.equal(detectEncoding(Buffer.from([0xaa, 0xd7, 0xe8, 0xcd]), 'TH'), 'windows-874');
  assert.equal(
    detectEncoding(Buffer.from([0x50, 0x72, 0xe9, 0x6e, 0x6f, 0x6d, 0x2c]), 'FR'),
    'windows-1252',
  );
});

test('a script is told by its bytes where the country does not tell it', () => {
  const thai = Buffer.from([
    0x2c, 0xca, 0xc1, 0xaa, 0xd2, 0xc2, 0x20, 0xc3, 0xd1, 0xb5, 0xb9, 0x0a,
  ]);
  assert.equal(detectEncoding(thai, 'FR'), 'windows-874');
  const french = Buffer.from('Pr\xe9nom,No\xebl\n', 'latin1');
  assert.equal(detectEncoding(french, 'TH'), 'windows-1252');
  const russian = Buffer.from([0xc8, 0xe2, 0xe0, 0xed, 0x2c, 0xcf, 0xe5, 0xf2, 0xf0, 0x0a]);
  assert.equal(detectEncoding(russian, 'TH'), 'windows-1251');
  const greek = Buffer.from([0xc5, 0xeb, 0xdd, 0xed, 0xe7, 0x2c, 0xcd, 0xdf, 0xea, 0xef, 0xf2]);
  assert.equal(detectEncoding(greek, 'GR'), 'windows-1253');
});

test('where it is not UTF-8, a file is read as machines of the country write', async () => {
  const written: [country: string, encoding: string, bytes: string, text: string][] = [
    ['CZ', 'windows-1250', '4a69f8ed2044766ff8e16b2c8ee169', 'Jiří Dvořák,Žái'],
    ['TR', 'windows-1254', '41fe6bfd6e', 'Aşkın'],
    ['SA', 'windows-1256', 'dae1ed20cdd3e4', 'علي حسن'],
    ['JP', 'shift_jis', '8e52936391be98592c61', '山田太郎,a'],
    ['CN', 'gb18030', 'cdf5d0a1c3f7', '王小明'],
    ['KR', 'euc-kr', 'b1e8b9cebcf6', '김민수'],
    ['JP', 'windows-1252', '5072e96e6f6d2c4e6fef6c', 'Prénom,Noïl'],
    ['TH', 'windows-874', 'cac1aad2c2', 'สมชาย'],
  ];
  for (const [country, encoding, hex, text] of written) {
    const bytes = Buffer.from(hex, 'hex');
    assert.equal(detectEncoding(bytes, country), encoding, text);
    assert.equal((await Array.fromAsync(decode(bytesOf(bytes), encoding))).join(''), text);
  }
});

test('UTF-16 is told without its mark, and read', async () => {
  const little = Buffer.from('name,email\nAda,ada@mail.example\n', 'utf16le');
  assert.equal(detectEncoding(little, 'TH'), 'utf-16le');
  const big = Buffer.from(little).swap16();
  assert.equal(detectEncoding(big, 'TH'), 'utf-16be');
  for (const [bytes, encoding] of [
    [little, 'utf-16le'],
    [big, 'utf-16be'],
  ] as const) {
    const text = await Array.fromAsync(decode(bytesOf(bytes), encoding));
    assert.equal(text.join(''), 'name,email\nAda,ada@mail.example\n');
  }
});

test('each encoding is read as what was written in it', async () => {
  const read = async (bytes: number[], encoding: string) =>
    (await Array.fromAsync(decode(bytesOf(Buffer.from(bytes)), encoding))).join('');
  assert.equal(await read([0xca, 0xc1, 0xaa, 0xd2, 0xc2], 'windows-874'), 'สมชาย');
  assert.equal(await read([0x4e, 0x6f, 0xeb, 0x6c, 0x20, 0x80], 'windows-1252'), 'Noël €');
  assert.equal(await read([0xc8, 0xe2, 0xe0, 0xed], 'windows-1251'), 'Иван');
});

test('a character that is cut in two by a chunk is read whole', async () => {
  const bytes = Buffer.from('คุณ');
  const text = await Array.fromAsync(
    decode(bytesOf(bytes.subarray(0, 4), bytes.subarray(4)), 'utf-8'),
  );
  assert.equal(text.join(''), 'คุณ');
});

test('a file with null characters is refused: it is no text', async () => {
  const reading = Array.fromAsync(decode(bytesOf(Buffer.from('name\nA\0da\n')), 'utf-8'));
  await assert.rejects(
    reading,
    (fault) => fault instanceof Refusal && fault.code === 'file_unreadable',
  );
});

test('bytes that are not what the file began as are refused, not replaced by question marks', async () => {
  const reading = Array.fromAsync(
    decode(bytesOf(Buffer.from('abc'), Buffer.from([0xff, 0xff, 0xff])), 'utf-8'),
  );
  await assert.rejects(
    reading,
    (fault) => fault instanceof Refusal && fault.code === 'file_unreadable',
  );
});
