import { record } from '#audit';
import { findCustomer } from '#identity';
import { readBusiness } from '#tenancy';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer, Key, Staff, Who } from '#platform/who';
import { ending, endPending, endSession, endSessions } from '../sessions/end.ts';
import { openSession, type Opened } from '../sessions/open.ts';
import { newSecret, otpauthUri } from '../second-factor/authenticator.ts';
import { factorsOf, sealedFactor } from './factors.ts';
import { countFactorTry, takeFactorStep } from './step.ts';

const aboutThem = (customer: string) => ({ kind: 'customer', id: customer }) as const;

/**
 * Begins a second factor of a customer: a new secret, in force once a code of it has confirmed it. As `gate`.
 * @throws {Refusal} `second_factor_on`
 */
export async function startOwnFactor(
  tx: Tx,
  { tenant, customer, profile }: Customer,
): Promise<{ secret: string; uri: string }> {
  const all = await factorsOf(tx, tenant, customer);
  if (all.some(({ confirmed }) => confirmed)) refuse('second_factor_on');
  const secret = newSecret();
  const row = {
    secret: await sealedFactor(tx, tenant, profile, secret),
    last_step: null,
    created_at: now(),
  };
  await tx
    .insertInto('customer_second_factors')
    .values({ tenant_id: tenant, profile_id: profile, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'profile_id'])
        .doUpdateSet(row)
        .where('customer_second_factors.confirmed_at', 'is', null),
    )
    .execute();
  const { name, slug } = await readBusiness(tx, tenant);
  return { secret, uri: otpauthUri(secret, slug, name) };
}

/**
 * Puts a customer's second factor in force by a first code. This session gets a new token; all others by which they are signed
 * in wait for the factor from now on.
 * @throws {Refusal} `code_wrong`, `second_factor_off`, `second_factor_on`, `too_many_requests`
 */
export async function confirmOwnFactor(db: Database, who: Customer, code: string): Promise<Opened> {
  await countFactorTry(db, who, who);
  return db.as(who, 'gate', async (tx) => {
    const { tenant, customer, profile } = who;
    const by = await takeFactorStep(tx, who, code, 'unconfirmed');
    await tx
      .updateTable('customer_second_factors')
      .set({ confirmed_at: now() })
      .where('tenant_id', '=', tenant)
      .where('profile_id', '=', by)
      .execute();
    await endSession(tx, who, who.session, 'second_factor');
    await record(tx, who, {
      type: 'customer.second_factor_confirmed',
      subject: aboutThem(customer),
      customer,
    });
    return openSession(tx, who, { face: 'portal', tenant, profile, secondFactor: 'confirmed' });
  });
}

/**
 * Does without the second factor again, by one of its codes.
 * @throws {Refusal} `code_wrong`, `second_factor_off`, `too_many_requests`
 */
export async function removeOwnFactor(db: Database, who: Customer, code: string): Promise<void> {
  await countFactorTry(db, who, who);
  await db.as(who, 'gate', async (tx) => {
    await takeFactorStep(tx, who, code, 'confirmed');
    await drop(tx, who, who.customer);
  });
}

/**
 * Finishes a customer's sign-in by a code of their authenticator, under a new token.
 * @throws {Refusal} `signed_out` when no sign-in waits for it; `code_wrong`, `too_many_requests`
 */
export async function confirmPortalFactor(db: Database, who: Who, code: string): Promise<Opened> {
  const due = who.kind === 'anonymous' ? who.due : undefined;
  if (due === undefined) return refuse('signed_out');
  await countFactorTry(db, who, due);
  return db.as(who, 'gate', async (tx) => {
    const { tenant, customer, profile, session } = due;
    await takeFactorStep(tx, due, code, 'confirmed');
    await endPending(tx, session);
    const opened = await openSession(tx, who, {
      face: 'portal',
      tenant,
      profile,
      secondFactor: 'confirmed',
    });
    const { request, address, agent } = who;
    const origin = { request, ...(address && { address }), ...(agent && { agent }) };
    await record(
      tx,
      { kind: 'customer', tenant, profile, customer, session: opened.session, ...origin },
      {
        type: 'session.opened',
        subject: { kind: 'session', id: opened.session },
        customer,
        facts: { face: 'portal', way: 'second_factor' },
      },
    );
    return opened;
  });
}

/**
 * Takes the second factor from a customer who has lost it, on the word of staff, and ends all of their sessions.
 * @throws {Refusal} `not_found`, `second_factor_off`
 */
export async function liftCustomerFactor(
  db: Database,
  who: Staff | Key,
  wanted: string,
): Promise<void> {
  const { id: customer } = await db.as(who, 'caller', (tx) => findCustomer(tx, who, wanted));
  await db.as(who, 'gate', async (tx) => {
    const profiles = await drop(tx, who, customer);
    const theirs = ending(tx)
      .where('tenant_id', '=', who.tenant)
      .where('profile_id', 'in', profiles);
    await endSessions(tx, who, theirs, 'second_factor');
  });
}

/** @returns the profiles by which the customer comes in */
async function drop(tx: Tx, who: Customer | Staff | Key, customer: string): Promise<string[]> {
  const { tenant } = who;
  const factors = await factorsOf(tx, tenant, customer);
  if (factors.length === 0) refuse('second_factor_off');
  await tx
    .deleteFrom('customer_second_factors')
    .where('tenant_id', '=', tenant)
    .where(
      'profile_id',
      'in',
      factors.map(({ profile }) => profile),
    )
    .execute();
  await record(tx, who, {
    type: 'customer.second_factor_removed',
    subject: aboutThem(customer),
    customer,
  });
  const links = await tx
    .selectFrom('links')
    .select('profile_id')
    .where('tenant_id', '=', tenant)
    .where('customer_id', '=', customer)
    .where('ended_at', 'is', null)
    .execute();
  return links.map((row) => row.profile_id);
}
