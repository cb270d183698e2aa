import { answerReview, identifyMany } from '#identity';
import { listTeam } from '#tenancy';
import type { WrittenProfile, WrittenProfilePerson } from '#contract/person';
import { invent } from '#people/invent';
import { abroad, proved, said } from '#people/written';
import { asOf, inSeconds } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Tx } from '#platform/tx';
import type { Staff, System } from '#platform/who';
import type { DemoBusiness } from './businesses.ts';
import { doors, type Door } from './doors.ts';

/** Numbers of invented people beyond any that come in by themselves. */
const beyond = 500_000;

const daysAgo = (days: number) => inSeconds(-days * 86_400);

/**
 * Cases that chance brings too seldom to be seen: somebody proves a phone of another; a till writes one person's data over
 * another's; the telephone of the reception stands with everybody who was asked for one. Told once. As engine.
 */
export async function tellCases(
  tx: Tx,
  who: System,
  { place }: DemoBusiness,
  seed: number,
): Promise<void> {
  const [owner, user, first, second, one, two, three, desk] = Array.from({ length: 8 }, (_, at) =>
    invent(place, seed, beyond + 7 * at),
  ) as [P, P, P, P, P, P, P, P];
  const told: readonly [daysAgo: number, WrittenProfile][] = [
    [19, came('bookings', 'proof-1', { ...of(owner), phones: [proved(abroadOf(owner))] })],
    [2.4, came('line', 'proof-2', { ...of(user), phones: [proved(abroadOf(owner))] })],
    [17, came('till', 'over-1', { ...of(first), phones: [said(abroadOf(first))] })],
    [16, came('bookings', 'over-2', { ...of(second), ...reached(second) })],
    [1.3, came('till', 'over-1', { ...of(second), ...reached(second) })],
    [14, came('till', 'desk-1', { fullName: nameOf(one), phones: [said(abroadOf(desk))] })],
    [9, came('website', 'desk-2', { fullName: nameOf(one), phones: [said(abroadOf(desk))] })],
    [8, came('till', 'desk-3', { fullName: nameOf(two), phones: [said(abroadOf(desk))] })],
    [6, came('till', 'desk-4', { fullName: nameOf(three), phones: [said(abroadOf(desk))] })],
  ];
  for (const [days, profile] of told)
    await asOf(daysAgo(days), () => identifyMany(tx, who, [profile]));
}

type P = ReturnType<typeof invent>;

const of = (person: P) => ({
  givenName: person.given.latin,
  familyName: person.family.latin,
  birthDate: person.birthDate,
});

const reached = (person: P) => ({
  emails: [said(person.email)],
  phones: [said(abroadOf(person))],
});

const abroadOf = ({ phone }: P) => abroad(phone);

const nameOf = ({ given, family }: P) => `${given.latin} ${family.latin}`;

const came = (door: Door, name: string, person: WrittenProfilePerson): WrittenProfile => {
  const { source, kind } = doors[door];
  return { source, kind, outsideId: `demo-case-${name}`, person };
};

interface Open {
  readonly review: string;
  readonly profile: string;
  readonly candidates: readonly { readonly customer: string; readonly ids: readonly string[] }[];
}

/**
 * Has the team decide some of the oldest cases as it truly is, over the last weeks, until so many are decided: somebody who
 * looks around finds answers beside questions.
 */
export async function decideSome(db: Database, who: System, wanted: number): Promise<void> {
  const team = await db.as(who, 'gate', (tx) => listTeam(tx, who.tenant));
  const open = await db.as(who, 'engine', (tx) => oldestOpen(tx, who.tenant, wanted));
  for (const [place, one] of open.entries()) {
    const { user, role } = team[place % team.length] ?? {};
    if (user === undefined || role === undefined) return;
    const by: Staff = { ...who, kind: 'staff', user, role, session: '' };
    const days = 1 + ((open.length - place) * 20) / open.length;
    await db.as(by, 'engine', (tx) => asOf(daysAgo(days), () => decide(tx, by, one)));
  }
}

/** As many of the oldest cases as are still to be decided, with the ids by which people came in. */
async function oldestOpen(tx: Tx, tenant: string, wanted: number): Promise<Open[]> {
  const { decided } = await tx
    .selectFrom('reviews')
    .select(({ fn }) => fn.countAll<bigint>().as('decided'))
    .where('tenant_id', '=', tenant)
    .where('state', 'in', ['accepted', 'rejected'])
    .executeTakeFirstOrThrow();
  const cases = await tx
    .selectFrom('reviews as r')
    .innerJoin('profiles as p', (join) =>
      join.onRef('p.id', '=', 'r.profile_id').on('p.tenant_id', '=', tenant),
    )
    .select(['r.id as review', 'p.outside_id as profile'])
    .where('r.tenant_id', '=', tenant)
    .where('r.state', '=', 'open')
    .where('r.created_at', '<', daysAgo(25))
    .orderBy('r.id')
    .limit(Math.max(0, wanted - Number(decided)))
    .execute();
  const all: Open[] = [];
  for (const { review, profile } of cases) {
    const met = await tx
      .selectFrom('review_candidates as k')
      .innerJoin('links as l', (join) =>
        join.onRef('l.customer_id', '=', 'k.customer_id').on('l.tenant_id', '=', tenant),
      )
      .innerJoin('profiles as q', (join) =>
        join.onRef('q.id', '=', 'l.profile_id').on('q.tenant_id', '=', tenant),
      )
      .select(['k.customer_id as customer', 'q.outside_id as id'])
      .where('k.tenant_id', '=', tenant)
      .where('k.review_id', '=', review)
      .where('l.ended_at', 'is', null)
      .execute();
    const candidates = [...Map.groupBy(met, ({ customer }) => customer)].map(([customer, of]) => ({
      customer,
      ids: of.flatMap(({ id }) => id ?? []),
    }));
    if (profile !== null && candidates.length > 0) all.push({ review, profile, candidates });
  }
  return all;
}

/** The outside id carries the number of the person: who is who is known. */
const numberOf = (outsideId: string) => /^demo-\w+-(\d+)-\d+$/.exec(outsideId)?.[1];

async function decide(tx: Tx, by: Staff, { review, profile, candidates }: Open): Promise<void> {
  const number = numberOf(profile);
  const same = candidates.find(({ ids }) => ids.some((id) => numberOf(id) === number));
  if (same !== undefined) {
    await answerReview(tx, by, review, { answer: 'accept', candidate: same.customer });
    return;
  }
  for (const { customer } of candidates)
    await answerReview(tx, by, review, { answer: 'reject', candidate: customer });
}
