import assert from 'node:assert/strict';
import test from 'node:test';
import { Refusal } from '#platform/refuse';
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

test('a row with broken quotes is handed on as broken, and the rows after it are read', async () => {
  const rows = await Array.fromAsync(readTable(chunks('a,b\n1,x"y"z,\n2,ok\n', 100), ','));
  assert.ok(rows.some((row) => row.broken !== undefined));
  assert.deepEqual(rows.at(-1)?.cells, ['2', 'ok']);
});

test('the delimiter is the one that parts every line alike', () => {
  assert.equal(detectDelimiter('a;b;c\n1,5;2;3\n4;5;6\n'), ';');
  assert.equal(detectDelimiter('a\tb\n1\t2\n'), '\t');
  assert.equal(detectDelimiter('name,"city; state"\nx,"y; z"\n'), ',');
  assert.equal(detectDelimiter('only one column\nvalue\n'), ',');
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
