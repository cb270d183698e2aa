import assert from 'node:assert/strict';
import { test } from 'node:test';
import { people, misspell } from '#test/people';
import { decide, doubtOf, mayBeOne } from './decide.ts';
import type { Candidate, IdentifierKind } from './decide.ts';
import { SHIPPED_MODEL } from './parameters.ts';
import { prepare } from './prepare.ts';
import type { WrittenPerson } from './prepare.ts';
import { score } from './score.ts';

const read = (written: WrittenPerson, country = 'TH') =>
  prepare(written, { country, dates: { order: 'dmy', year: 2026 } });
const context = { model: SHIPPED_MODEL, base: 40_000 };

/** The verdict on a profile when these customers are found for it. */
function verdict(
  profile: WrittenPerson,
  ...customers: (WrittenPerson & Pick<Candidate, 'verified' | 'staff'>)[]
) {
  const candidates = customers.map((customer, at): Candidate => {
    const { verified, staff } = customer;
    const compared = score(read(profile), read(customer), context);
    return { customer: String(at), score: compared, verified, staff };
  });
  const made = decide(candidates, SHIPPED_MODEL);
  if (made.kind === 'link') return `link ${made.candidate.customer} ${made.method}`;
  return made.kind === 'review' ? `review ${made.doubt}` : made.kind;
}

const ann: WrittenPerson = {
  given: 'Ann',
  family: 'Marlowe',
  phones: ['0812345699'],
  emails: ['zebra77@mail.example'],
};
const ben: WrittenPerson = { ...ann, given: 'Benjamin' };

test('nobody alike is new', () => {
  assert.equal(verdict(ann), 'new');
  assert.equal(verdict(ann, { given: 'Somchai', family: 'Jaidee', phones: ['0898765412'] }), 'new');
});

test('same name, phone and e-mail link', () => {
  assert.equal(verdict(ann, { given: 'Somchai' }, ann), 'link 1 automatic');
});

test('two who are about as likely go to staff, not to the first', () => {
  assert.equal(verdict(ann, ann, ann), 'review tie');
});

test('names alone never link, nor does a phone one digit off', () => {
  const rare = { given: 'Zebedee', family: 'Quillfeather' };
  const candidate = (written: WrittenPerson) => ({
    customer: 'a',
    score: score(read(rare), read(written), { ...context, frequency: () => 1e-6 }),
  });
  assert.equal(decide([candidate(rare)], SHIPPED_MODEL).kind, 'review');
  const oneOff = { ...rare, phones: ['0812345698'] };
  assert.match(verdict({ ...rare, phones: ['0812345699'] }, oneOff), /^(new|review)/);
});

test('staff are not asked about a common name that somebody else has too, but about a rare one', () => {
  const asked = (frequency: number) =>
    decide(
      [
        {
          customer: 'a',
          score: score(
            read({ ...ann, phones: ['0812345699'], emails: [] }),
            read({ given: 'Ann', family: 'Marlowe', phones: ['0898765412'] }),
            { ...context, base: 1000, frequency: () => frequency },
          ),
        },
      ],
      SHIPPED_MODEL,
    ).kind;
  assert.equal(asked(0.01), 'new');
  assert.equal(asked(0.0001), 'review');
});

/** What becomes of a profile that meets this one customer, whose names are as rare as said. */
function rareVerdict(profile: WrittenPerson, customer: WrittenPerson, frequency = 0.0001): string {
  const rare = { ...context, base: 1000, frequency: () => frequency };
  const candidate = { customer: 'a', score: score(read(profile), read(customer), rare) };
  const made = decide([candidate], SHIPPED_MODEL);
  return made.kind === 'review' ? made.doubt : made.kind;
}

test('rare names with a phone that differs by a digit are one person; common ones are not', () => {
  const [one, other] = [
    { ...ann, emails: [] },
    { ...ann, emails: [], phones: ['0812345698'] },
  ];
  assert.equal(rareVerdict(one, other), 'link');
  assert.notEqual(rareVerdict(one, other, 0.01), 'link');
  assert.equal(rareVerdict(one, { ...other, given: 'Anna' }), 'uncorroborated');
});

test('twins are called alike; a family name that was put wrong is another matter', () => {
  const twin = { given: 'Marina', family: 'Quigley', birthDate: '1990-05-04' };
  assert.equal(rareVerdict(twin, { ...twin, given: 'Marisol' }), 'uncorroborated');
  assert.equal(rareVerdict(twin, { ...twin, family: 'Quinley-Ross' }), 'link');
});

test('staff are not asked who of a household is meant where nothing tells, and another mailbox denies it', () => {
  const { given: _, ...nameless } = ann;
  assert.equal(rareVerdict(nameless, { ...ann, emails: [] }), 'household');
  assert.equal(rareVerdict(nameless, { ...ann, emails: ['lion12@post.example'] }), 'new');
});

test('two customers may well be one where nothing much speaks against it', () => {
  const may = (one: WrittenPerson, other: WrittenPerson) =>
    mayBeOne(score(read(one), read(other), { ...context, base: 1000 }), SHIPPED_MODEL);
  const { phones: _, ...unreached } = ann;
  assert.ok(may(ann, ann));
  assert.ok(may({ ...ann, emails: [] }, unreached), 'likely, but no more');
  assert.ok(!may(ann, { ...unreached, given: 'Somchai', emails: [] }), 'another name');
  assert.ok(!may(ann, ben), 'one household');
});

test('of two customers who may well be one person either is right', () => {
  const [one, other] = [ann, ann].map((customer, at): Candidate => ({
    customer: String(at),
    score: score(read(ann), read(customer), context),
  }));
  assert.equal(decide([one!, other!], SHIPPED_MODEL).kind, 'review');
  assert.equal(decide([one!, other!], SHIPPED_MODEL, { areOne: () => true }).kind, 'link');
});

test('father and son of one name at one address do not become one', () => {
  const home = { address: { line1: '12 Mill Lane', city: 'Leeds' }, phones: ann.phones! };
  const [son, father] = [
    { ...ann, emails: [], ...home, birthDate: '1990-05-04' },
    { ...ann, emails: [], ...home, birthDate: '1958-11-23' },
  ];
  assert.notEqual(verdict(son, father), 'link 0 automatic');
});

test('relatives who share name, phone and mailbox do not become one', () => {
  assert.equal(verdict(ann, ben), 'review household');
});

test('twins who share even the birth date do not become one', () => {
  const home = { line1: '12 Mill Lane', city: 'Leeds', postcode: 'LS1 2AB' };
  const born = { birthDate: '1990-05-04', address: home };
  assert.equal(verdict({ ...ann, ...born }, { ...ben, ...born }), 'review household');
});

test('strangers at the reception share a phone and stay strangers', () => {
  const phone = { phones: ['0812345699'] };
  assert.equal(
    verdict({ full: 'Ann Marlowe', ...phone }, { full: 'Somchai Jaidee', ...phone }),
    'new',
  );
});

test('namesakes of two families at one phone do not become one', () => {
  const phone = { phones: ['0812345699'] };
  const [marlowe, quigley] = [
    { full: 'Ann Marlowe', ...phone },
    { full: 'Ann Quigley', ...phone },
  ];
  const candidate = (written: WrittenPerson) => ({
    customer: 'a',
    score: score(read(marlowe), read(written), { ...context, base: 0 }),
  });
  const made = decide([candidate(quigley)], SHIPPED_MODEL);
  assert.equal(made.kind === 'review' && made.doubt, 'household');
});

test('namesakes behind two doors of one house do not become one', () => {
  const at = (line1: string) => ({ full: 'Ann Marlowe', address: { line1, city: 'Leeds' } });
  assert.notEqual(verdict(at('12 Mill Lane #3'), at('12 Mill Lane #4')), 'link 0 automatic');
  assert.notEqual(
    verdict(at('12 Mill Lane Apt. 3'), at('Apt. 4, 12 Mill Lane')),
    'link 0 automatic',
  );
  assert.equal(verdict(at('12 Mill Lane #3'), at('Apt. 3, 12 Mill Lane')), 'link 0 automatic');
});

test('a verified identifier goes before probability, and staff before both', () => {
  assert.equal(verdict(ann, ann, { phones: ann.phones!, verified: true }), 'link 1 verified');
  assert.equal(
    verdict(ann, { phones: ann.phones!, verified: true }, { ...ben, staff: 'same' }),
    'link 1 staff',
  );
});

test('two customers who hold the proven identifier are shown to staff', () => {
  assert.equal(verdict(ann, { ...ann, verified: true }, { ...ben, verified: true }), 'review tie');
});

test('a proof does not open the record of someone plainly else', () => {
  const mother = { ...ben, birthDate: '1950-02-03', verified: true };
  assert.equal(verdict({ ...ann, birthDate: '1990-05-14' }, mother), 'review contradiction');
});

test('a pair that staff rejected is not proposed again, even when verified', () => {
  assert.equal(verdict(ann, { ...ann, staff: 'different', verified: true }), 'new');
});

test('among a thousand invented people no link is false, and most are found', () => {
  const originals = people(11, 1000);
  const records = originals.map((person) => read(person, person.country));
  let right = 0;
  let wrong = 0;
  for (const person of originals) {
    const profile = read(misspell(person, 5), person.country);
    for (const [at, record] of records.entries()) {
      const { probability, evidence } = score(profile, record, { ...context, base: 1000 });
      if (probability < SHIPPED_MODEL.thresholds.link || doubtOf(evidence)) continue;
      if (at === person.person) right += 1;
      else wrong += 1;
    }
  }
  assert.ok(right / (right + wrong) >= 0.995, `${wrong} false of ${right + wrong}`);
  assert.ok(right >= 850, `${right} found`);
});

test('another number of a kind that everybody has once is never linked by likelihood or proof', () => {
  const member = (member: string) => ({ ...ann, birthDate: '1990-05-14', numbers: { member } });
  assert.equal(verdict(member('A1234567'), member('A1234567')), 'link 0 automatic');
  assert.equal(verdict(member('A1234567'), member('B7654321')), 'review contradiction');
  const proved = { ...member('B7654321'), verified: true };
  assert.equal(verdict(member('A1234567'), proved), 'review contradiction');
});

test('two birth dates that were both checked and differ are two people, however much else agrees', () => {
  const sure = (birthDate: string) => ({
    ...read({ ...ann, birthDate, emails: ['q7zt@gmail.com'], phones: ['0812345679'] }),
    bornChecked: true as const,
  });
  const compared = (one: string, other: string, verified: boolean) =>
    decide(
      [{ customer: 'a', score: score(sure(one), sure(other), context), verified }],
      SHIPPED_MODEL,
    );
  assert.equal(compared('1990-05-14', '1990-05-14', false).kind, 'link');
  assert.notEqual(compared('1990-05-14', '1990-05-15', false).kind, 'link');
  const proved = compared('1990-05-14', '1990-05-15', true);
  assert.ok(proved.kind === 'review' && proved.doubt === 'contradiction');
  // No former date speaks against that.
  const former = { names: [], birthDates: ['1990-05-14'], places: [] };
  const { evidence } = score(sure('1990-05-14'), { ...sure('1990-05-15'), former }, context);
  assert.ok(evidence.some(({ level }) => level === 'contradicts'));
});

test('of proofs that point at two, the one that is said to count wins', () => {
  const compared = score(read(ann), read(ann), context);
  const by = (kind: IdentifierKind, customer: string) => ({
    customer,
    score: compared,
    verified: true,
    by: [kind],
  });
  const both = [by('email', 'a'), by('phone', 'b')];
  assert.equal(decide(both, SHIPPED_MODEL).kind, 'review');
  const made = decide(both, SHIPPED_MODEL, { priority: ['phone', 'email'] });
  assert.ok(made.kind === 'link' && made.candidate.customer === 'b');
});

test('who would have too much of a kind goes to staff, unless a proof says who it is', () => {
  const compared = score(read(ann), read(ann), context);
  const full = { customer: 'a', score: compared, barred: 'crowded' as const };
  const made = decide([full], SHIPPED_MODEL);
  assert.ok(made.kind === 'review' && made.doubt === 'crowded');
  assert.equal(decide([{ ...full, verified: true }], SHIPPED_MODEL).kind, 'link');
});
