import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  derivedKey,
  hmac,
  hmacUnder,
  open,
  randomKey,
  randomToken,
  sameBytes,
  seal,
  sha256,
} from './crypto.ts';

test('what is sealed opens under its own key and owner only', () => {
  const key = randomKey();
  const sealed = seal(key, 'secret', 'totp 1');
  assert.equal(open(key, sealed, 'totp 1').toString(), 'secret');
  assert.throws(() => open(key, sealed, 'totp 2'));
  assert.throws(() => open(randomKey(), sealed, 'totp 1'));
  assert.throws(() => open(key, sealed.subarray(0, 20), 'totp 1'), /cut short/);
});

test('any changed byte is noticed', () => {
  const key = randomKey();
  const sealed = seal(key, 'secret', '');
  for (const [index, byte] of sealed.entries()) {
    const changed = Buffer.from(sealed);
    changed[index] = byte ^ 1;
    assert.throws(() => open(key, changed, ''));
  }
});

test('sealing twice never gives the same bytes', () => {
  const key = randomKey();
  assert.notDeepEqual(seal(key, 'a', ''), seal(key, 'a', ''));
});

test('hashes agree with published vectors', () => {
  assert.equal(
    sha256('abc').toString('hex'),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  // RFC 4231, test case 2.
  assert.equal(
    hmac(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('derived keys differ by purpose and are stable', () => {
  const key = randomKey();
  assert.deepEqual(derivedKey(key, 'a'), derivedKey(key, 'a'));
  assert.notDeepEqual(derivedKey(key, 'a'), derivedKey(key, 'b'));
});

test('tokens are long, safe in a URL and never the same', () => {
  const tokens = Array.from({ length: 100 }, () => randomToken());
  assert.equal(new Set(tokens).size, 100);
  for (const token of tokens) assert.match(token, /^[\w-]{43}$/);
});

test('equality is of bytes, whatever the lengths', () => {
  assert.ok(sameBytes('a', Buffer.from('a')));
  assert.ok(!sameBytes('a', 'ab'));
  assert.ok(!sameBytes('', 'a'));
});

test('many short texts under one key are hashed as each by itself', () => {
  for (const key of [randomKey(), randomKey().subarray(0, 20)]) {
    const under = hmacUnder(key);
    for (const text of [
      '',
      'phone\n+66812345678',
      'ชื่อ 名前 😀',
      'é'.repeat(341),
      'long '.repeat(2000),
      '',
    ])
      assert.equal(under(text), hmac(key, text).toString('hex'));
  }
});
