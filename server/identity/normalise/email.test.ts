import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { madeFromName, normaliseEmail } from './email.ts';

test('case, space and wrapping do not matter', () => {
  for (const raw of [' Ann@Mail.example ', 'Ann <ann@mail.example>', 'mailto:ann@mail.example']) {
    assert.equal(normaliseEmail(raw)?.key, 'ann@mail.example');
  }
});

test('tags and Gmail dots fold only in the weaker form', () => {
  const tagged = normaliseEmail('a.b+news@googlemail.com');
  assert.equal(tagged?.key, 'a.b+news@googlemail.com');
  assert.equal(tagged?.folded, normaliseEmail('ab@gmail.com')?.folded);
  assert.notEqual(
    normaliseEmail('a.b@mail.example')?.folded,
    normaliseEmail('ab@mail.example')?.folded,
  );
});

describe('mailboxes of desks', () => {
  for (const local of ['info', 'reception', 'front.desk', 'no-reply', 'Booking2']) {
    test(local, () => assert.equal(normaliseEmail(`${local}@hotel.example`)?.generic, true));
  }
  test('a person is none', () => assert.equal(normaliseEmail('ann@hotel.example')?.generic, false));
});

test('what is no address is null', () => {
  for (const raw of [
    '',
    'ann',
    'ann@',
    '@x.y',
    'a@b',
    'a b@c.d',
    'a@@b.c',
    'a@b..c',
    'a@b.c, d@e.f',
  ]) {
    assert.equal(normaliseEmail(raw), null, raw);
  }
});

test('an address made of the name is told from one that is not', () => {
  for (const local of ['oliver.griffiths', 'o.griffiths90', 'griffithso', 'og', 'o.g90']) {
    assert.ok(madeFromName(local, ['oliver'], ['griffiths']), local);
  }
  for (const local of ['sunnyday', 'golfer7', 'griffithsfamily', '']) {
    assert.ok(!madeFromName(local, ['oliver'], ['griffiths']), local);
  }
});

test('keys and folded forms read as themselves', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (raw) => {
      const email = normaliseEmail(raw);
      if (!email) return;
      assert.deepEqual(normaliseEmail(email.key), email);
      assert.equal(normaliseEmail(email.folded)?.folded, email.folded);
    }),
  );
});
