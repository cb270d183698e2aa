import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { misspell, personOf } from '#test/people';
import { hashedKeys, hashKey, keysOf } from './keys.ts';
import { prepare } from './match/prepare.ts';
import type { WrittenPerson } from './match/prepare.ts';

const secret = Buffer.alloc(32, 7);
const read = (written: WrittenPerson, country = 'TH') =>
  prepare(written, { country, dates: { order: 'dmy', year: 2026 } });
const shared = (a: WrittenPerson, b: WrittenPerson) => {
  const mine = new Set(keysOf(read(a)).map(({ kind, text }) => `${kind} ${text}`));
  return keysOf(read(b))
    .filter(({ kind, text }) => mine.has(`${kind} ${text}`))
    .map(({ kind }) => kind);
};

test('a full record has about a dozen keys at most', () => {
  const counts = Array.from({ length: 200 }, (_, at) => keysOf(read(personOf(1, at))).length);
  assert.ok(Math.max(...counts) <= 14 && Math.min(...counts) >= 9);
});

test('dashes, order, script and moved mailboxes still share a key', () => {
  assert.ok(shared({ phones: ['081-234-5679'] }, { phones: ['+66812345679'] }).includes('phone'));
  assert.ok(shared({ full: 'Ann Marlowe' }, { full: 'Marlowe Ann' }).includes('fullName'));
  assert.ok(shared({ full: 'สมชาย ใจดี' }, { full: 'Somchai Jaidee' }).includes('script'));
  assert.ok(
    shared({ emails: ['ann.m@a.example'] }, { emails: ['ann.m@b.example'] }).includes('emailLocal'),
  );
});

test('placeholders and desks make no candidates', () => {
  const nobody = { phones: ['0000000'], emails: ['info@hotel.example'], birthDate: '1900-01-01' };
  assert.deepEqual(keysOf(read(nobody)), []);
});

test('keys need the secret, fit a bigint and do not change', () => {
  const key = { kind: 'phone', text: '+66812345679' } as const;
  assert.equal(hashKey(secret, key), hashKey(Buffer.from(secret), key));
  assert.notEqual(hashKey(secret, key), hashKey(Buffer.alloc(32, 8), key));
  assert.equal(BigInt.asIntN(64, hashKey(secret, key)), hashKey(secret, key));
});

test('a person has the same keys each time, each once', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), (seed, at) => {
      const record = read(personOf(seed, at));
      const keys = hashedKeys(record, secret);
      assert.deepEqual(hashedKeys(JSON.parse(JSON.stringify(record)), secret), keys);
      assert.equal(new Set(keys.map(({ hash }) => hash)).size, keys.length);
    }),
  );
});

test('of a thousand misspelt people at most one in fifty shares no key', () => {
  const lost = Array.from({ length: 1000 }, (_, at) => personOf(3, at)).filter((person) => {
    const mine = new Set(hashedKeys(read(person, person.country), secret).map(({ hash }) => hash));
    return !hashedKeys(read(misspell(person, 4), person.country), secret).some(({ hash }) =>
      mine.has(hash),
    );
  });
  assert.ok(lost.length <= 20, `${lost.length} lost`);
});
