import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misspell, people } from '#test/people';
import { prepare } from '../match/prepare.ts';
import { Gathering } from './gather.ts';
import { KeyWords, markOf } from './key-word.ts';
import { Packer } from './packed.ts';
import { Unpacker } from './unpack.ts';

const reading = { country: 'TH', dates: { order: 'dmy' as const, year: 2026 } };

test('a record comes out of the pack as it went in, whichever thread packed it', () => {
  const odd = [
    {},
    { company: 'Ratana & Co', emails: ['Jane.Doe+golf@googlemail.com', 'info@desk.example'] },
    { full: 'สมชาย ใจดี', phones: ['0000000', '555 0147', '+66 81 555 0101'] },
    { given: 'Zoë', numbers: { card: 'M-1042', passport: 'AB 12345' }, address: { city: 'Nîmes' } },
  ];
  const records = [...people(3, 40).map((one) => misspell(one, 5)), ...odd].map((one) =>
    prepare(one, reading),
  );
  const [packers, gathering] = [[new Packer(), new Packer()], new Gathering()];
  const lots = Array.from({ length: 8 }, (_, lot) => records.slice(lot * 6, lot * 6 + 6));
  // The later lots come in first.
  for (const [lot, some] of [...lots.entries()].toReversed()) {
    const rows = packers[lot % 2]!.pack(some);
    gathering.add(lot % 2, { from: lot * 6, rows, words: new BigUint64Array() });
  }
  const { packed } = gathering.finish();
  const unpacker = new Unpacker(packed);
  assert.equal(packed.size, records.length);
  assert.deepEqual(
    records.map((_, at) => unpacker.at(at)),
    records,
  );
});

test('words of keys sort by key and then by record, to the last record there can be', () => {
  const [email, phone] = [
    markOf({ kind: 'email', text: 'a@b.example' }),
    markOf({ kind: 'phone', text: '+66815550101' }),
  ];
  const last = 2 ** 24 - 1;
  const words = new KeyWords(new BigUint64Array(4));
  for (const [place, [mark, record]] of [
    [phone, last],
    [email, 7],
    [phone, 0],
    [email, 3],
  ].entries())
    words.put(place, mark!, record!);
  words.words.sort();
  const found = [0, 1, 2, 3].map((place) => [words.markAt(place), words.recordAt(place)]);
  const expected = [
    [email, 3],
    [email, 7],
    [phone, 0],
    [phone, last],
  ];
  assert.deepEqual(
    found,
    expected.toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!),
  );
});
