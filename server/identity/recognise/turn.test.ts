import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenProfile } from '#contract/person';
import { misspell, people, type InventedPerson } from '#test/people';
import { decide } from '../match/decide.ts';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import { score } from '../match/score.ts';
import { arrivalOf } from './arrival.ts';
import { locksOf } from './turn.ts';

const secret = Buffer.alloc(32, 7);

/** One person as two sources write it; the source and id differ, so that only what is known of the person is shared. */
function arrival({ country, ...person }: InventedPerson, source: string) {
  const known = (value: string) => ({ value, verified: false });
  const written: WrittenProfile = {
    source,
    kind: 'crm',
    outsideId: '1',
    person: {
      givenName: person.given,
      familyName: person.family,
      emails: person.emails.map(known),
      phones: person.phones.map(known),
      birthDate: person.birthDate,
      address: person.address,
    },
  };
  return arrivalOf(written, { country, dates: { order: 'dmy', year: 2026 } }, secret);
}

function links(a: ReturnType<typeof arrival>, b: ReturnType<typeof arrival>): boolean {
  const shared = a.keys.some((key) => b.keys.some((other) => other.hash === key.hash));
  const compared = score(a.record, b.record, { model: SHIPPED_MODEL, base: 0 });
  return shared && decide([{ customer: 'c', score: compared }], SHIPPED_MODEL).kind === 'link';
}

test('two people who could be linked by themselves wait for each other', () => {
  let linked = 0;
  for (const person of people(21, 3000)) {
    const [one, other] = [arrival(person, 'shop'), arrival(misspell(person, 22), 'crm')];
    if (!links(one, other)) continue;
    linked += 1;
    const held = new Set(locksOf(secret, one));
    const told = JSON.stringify([one.written.person, other.written.person]);
    assert.ok(
      locksOf(secret, other).some((lock) => held.has(lock)),
      told,
    );
  }
  assert.ok(linked > 2000, `${linked} linked`);
});
