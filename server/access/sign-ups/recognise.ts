import { sql } from 'kysely';
import { identify } from '#identity';
import { sayOutside } from '#messaging';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { systemOf, type System } from '#platform/who';
import type { Origin } from '../credential/resolve.ts';

/** How many sign-ups one run of the schedule takes; the next run takes more. */
const mostInRun = 500;

/** Somebody who signed up, as sign-up and sign-in know them now. */
interface Waiting {
  readonly user: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly company: string;
  readonly toldPhone: string;
  readonly email: string | null;
  readonly emailProved: boolean;
  readonly phone: string | null;
  readonly phoneProved: boolean;
  readonly updatedAt: Date;
  readonly reachBy: 'email' | 'phone' | 'both';
  /** Whether they allow news and offers, and since when they say so; null: they were not asked. */
  readonly offers: boolean;
  readonly offersAt: Date | null;
}

/** Where a sign-up leads. */
interface Recognised {
  readonly profile: string;
  readonly customer: string;
}

/**
 * Recognises one person who signed up with Supabase among the business's customers, by what they proved there.
 * @returns undefined where they do not wait, or say nothing about anybody
 */
export async function recogniseSignUp(
  db: Database,
  given: { tenant: string; user: string; origin: Origin },
): Promise<Recognised | undefined> {
  const system: System = { ...systemOf(given.tenant, given.origin.request), ...given.origin };
  return db.as(system, 'engine', async (tx) => {
    const [one] = await waiting(tx, given.user, 1);
    return one && take(tx, system, one);
  });
}

/** The same for whoever has not come in since they signed up: a transaction each, so that none waits long for its turn. */
export async function recogniseSignUps(db: Database, system: System): Promise<void> {
  const all = await db.as(system, 'engine', (tx) => waiting(tx, null, mostInRun));
  for (const { user } of all)
    await recogniseSignUp(db, { tenant: system.tenant, user, origin: { request: system.request } });
}

async function waiting(tx: Tx, user: string | null, most: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    SELECT user_id AS "user", first_name AS "givenName", last_name AS "familyName", company, phone AS "toldPhone",
      email, email_confirmed AS "emailProved", proved_phone AS phone, phone_confirmed AS "phoneProved",
      updated_at AS "updatedAt", preferred_contact_method AS "reachBy", marketing_consent AS offers,
      marketing_consent_at AS "offersAt"
    FROM clientele.sign_ups_waiting(${user}::uuid, ${most}::integer)`.execute(tx);
  return rows;
}

async function take(tx: Tx, system: System, one: Waiting): Promise<Recognised | undefined> {
  const { user, givenName, familyName, company } = one;
  const emails = one.email === null ? [] : [{ value: one.email, verified: one.emailProved }];
  const phones = [
    ...(one.phone === null ? [] : [{ value: one.phone, verified: one.phoneProved }]),
    ...(one.toldPhone === '' ? [] : [{ value: one.toldPhone, verified: false }]),
  ];
  const person = {
    ...(givenName && { givenName }),
    ...(familyName && { familyName }),
    ...(company && { company }),
    ...(emails.length > 0 && { emails }),
    ...(phones.length > 0 && { phones }),
  };
  const written = { source: 'supabase', kind: 'sign_in', outsideId: user, person } as const;
  const found = await identify(tx, system, written, {}).catch((fault: unknown) => {
    // Nothing is said about anybody yet: told, until there is something new.
    if (fault instanceof Refusal && fault.code === 'invalid_input') return undefined;
    throw fault;
  });
  if (found && one.offersAt !== null)
    await sayOutside(tx, system, found.customer, {
      given: one.offers,
      at: one.offersAt,
      channels: one.reachBy === 'both' ? ['email', 'phone'] : [one.reachBy],
    });
  // What changed meanwhile is told the next time.
  await tx
    .updateTable('user_profiles')
    .set({ recognised_at: now() })
    .where('tenant_id', '=', system.tenant)
    .where('user_id', '=', user)
    .where('updated_at', '=', one.updatedAt)
    .execute();
  return found && { profile: found.profile, customer: found.customer };
}
