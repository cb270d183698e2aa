import {
  addField,
  addTag,
  beginDemoFill,
  createBusiness,
  joinTeam,
  listTeam,
  personBy,
  readDemoFill,
} from '#tenancy';
import { setTiers } from '#tiers';
import { addProvider, changeProvider, wantsDemo } from '#access';
import { asOf, inSeconds, now } from '#platform/clock';
import type { Database } from '#platform/db';
import { enqueue } from '#platform/enqueue';
import { newId } from '#platform/ids';
import { twinClient } from '#platform/sign-in-port';
import type { Tx } from '#platform/tx';
import { systemOf, type System } from '#platform/who';
import { daysOfHistory } from './arrivals.ts';
import { bookOne } from './booking/book.ts';
import { plans } from './booking/plans.ts';
import { setUpBooking } from './booking/set-up.ts';
import { businesses, type DemoBusiness } from './businesses.ts';
import { decideSome, tellCases } from './cases.ts';
import { batch, peopleOf, seedOf } from './let-in.ts';
import { mergeSome } from './merged.ts';
import { countNames } from './tasks.ts';

/** So many cases are decided when the first people are there; each takes a merge, and a first start is to be quick. */
const decidedAtFirst = 4;

/** How the demo is made. */
export interface Making {
  /** How many people each business gets; as many as each has by itself where not given. */
  readonly people?: number | undefined;
  /** Lets everybody in before it returns, instead of leaving all but the first to a job. */
  readonly whole?: boolean;
}

/**
 * Makes the demo where there is nothing else yet: four businesses with their teams, tags and fields, and people who
 * came in by several doors each over two years, and were recognised by the engine itself. The first people are there
 * when it returns, so that a first start is quick; a job lets in the others. What an interrupted start has left out is
 * made good by the next one.
 * @returns how many businesses were made or finished; 0 where a business is there that is not of the demo, or the demo
 * was left
 */
export async function makeDemo(db: Database, making: Making = {}): Promise<number> {
  if (!(await wantsDemo(db))) return 0;
  // All businesses before anybody comes in: whoever is at the sign-in page meanwhile has all of them to choose from.
  const all = [];
  for (const business of businesses) {
    const { tenant, isNew } = await makeBusiness(db, business);
    const system = systemOf(tenant, newId());
    const team = await db.as(system, 'gate', (tx) => listTeam(tx, tenant));
    const ids = new Map(team.map(({ email, user }) => [email, user]));
    await db.as(system, 'caller', (tx) => nameThings(tx, system, business, ids));
    all.push({ business, system, isNew });
  }
  let made = 0;
  for (const { business, system, isNew } of all)
    if ((await fill(db, system, business, making)) || isNew) made += 1;
  return made;
}

async function makeBusiness(
  db: Database,
  business: DemoBusiness,
): Promise<{ tenant: string; isNew: boolean }> {
  const who = { kind: 'anonymous', request: newId() } as const;
  return db.as(who, 'gate', async (tx) => {
    const there = await tx
      .selectFrom('tenants')
      .select('id')
      .where('slug', '=', business.slug)
      .executeTakeFirst();
    if (there !== undefined) return { tenant: there.id, isNew: false };
    const opening = inSeconds(-(daysOfHistory + 30) * 86_400);
    const tenant = await asOf(opening, async () => {
      const made = await createBusiness(tx, who, { ...business, isDemo: true });
      const system = systemOf(made, who.request);
      for (const { email, name, role } of business.staff) {
        const person = await personBy(tx, { email, name, isDemo: true });
        await joinTeam(tx, system, { person, role });
      }
      return made;
    });
    return { tenant, isNew: true };
  });
}

/** The business's tags, fields and tiers, and by what its customers sign in: all of them are there, or none. */
async function nameThings(
  tx: Tx,
  who: System,
  business: DemoBusiness,
  team: ReadonlyMap<string, string>,
): Promise<void> {
  const named = await tx
    .selectFrom('tags')
    .select('id')
    .where('tenant_id', '=', who.tenant)
    .limit(1)
    .executeTakeFirst();
  if (named !== undefined || (await readDemoFill(tx, who.tenant)) !== undefined) return;
  for (const [name, color] of business.tags) await addTag(tx, who, { name, color });
  for (const { key, label, kind, choices = [] } of business.fields)
    await addField(tx, who, { key, label, kind, choices: [...choices] });
  const tiers = (business.tiers ?? []).map(([name, description]) => ({ name, description }));
  if (tiers.length > 0) await setTiers(tx, who, tiers);
  for (const kind of business.services ?? []) await letSignIn(tx, who, kind);
  const plan = plans[business.slug];
  if (plan !== undefined) await setUpBooking(tx, who, plan, team);
}

/** Lets customers sign in by the twin of a service. */
async function letSignIn(tx: Tx, who: System, kind: 'google' | 'line' | 'facebook'): Promise<void> {
  const name = { google: 'Google', line: 'LINE', facebook: 'Facebook' }[kind];
  const client = { clientId: twinClient.id, clientSecret: twinClient.secret };
  const given = { kind, name, issuer: null, ...client };
  const { id } = await addProvider(tx, who, given, { twin: true });
  await changeProvider(tx, who, { id, on: true });
}

/** Lets the first people in, and sends the job for the others. @returns whether anybody was still missing */
async function fill(
  db: Database,
  who: System,
  business: DemoBusiness,
  { people = business.people, whole = false }: Making,
): Promise<boolean> {
  const begun = await db.as(who, 'engine', (tx) => readDemoFill(tx, who.tenant));
  if (begun !== undefined && begun.taken >= begun.arrivals) return false;
  const history = begun ?? { people, begunAt: now() };
  const all = peopleOf(db, who, business, history);
  const upTo = whole ? all.arrivals : all.first;
  if (begun === undefined)
    await db.as(who, 'engine', (tx) =>
      beginDemoFill(tx, who, { ...history, arrivals: all.arrivals }),
    );
  const before = begun?.taken ?? 0;
  for (let taken = before; taken < upTo;) taken = await all.next(upTo, batch.beforeServing);
  await mergeSome(db, who);
  if (begun === undefined) {
    await db.as(who, 'engine', (tx) => tellCases(tx, who, business, seedOf(business)));
    await decideSome(db, who, decidedAtFirst);
    await db.as(who, 'engine', (tx) => bookOne(tx, who, business, 0));
  }
  await db.as(who, 'engine', async (tx) => {
    await countNames(tx, who.tenant);
    if (upTo < all.arrivals)
      await enqueue(tx, 'demo.fill', { tenant: who.tenant }, { key: 'demo' });
  });
  return before < upTo;
}
