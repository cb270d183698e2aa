import { type RawBuilder, sql } from 'kysely';
import { recordMany } from '#audit';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { By } from '../bookings/wanted.ts';
import { faultOf, type Standing } from './rules.ts';
import { usableBy } from './rows.ts';
import { todayAt } from './today.ts';
import { insertUses } from './uses.ts';

/** A booking that is paid with a package. */
export interface Using {
  readonly package: string;
  readonly booking: string;
  readonly customer: string | null;
  readonly service: string;
  /** The local day of the booking, as `2026-01-31`. */
  readonly day: string;
  readonly amounts: { readonly minutes: number; readonly visits: number };
}

/** What was taken of a package, and whose it is. */
export interface Used extends Using {
  readonly amount: number;
  readonly owner: string;
}

/**
 * Takes of packages what bookings use of them. What two want at once one of them gets: the database takes no more than there
 * is. Locked in one order by everybody, after days and before references. As `caller` or `engine`.
 * @returns what was taken; `noteUses` writes it down once the bookings are there
 * @throws {Refusal} `package_of_another`, `package_over`, `package_frozen`, `package_short`
 */
export async function takeUses(
  tx: Tx,
  tenant: string,
  all: readonly Using[],
): Promise<readonly Used[]> {
  if (all.length === 0) return [];
  const today = await todayAt(tx, tenant);
  const used: Used[] = [];
  for (const one of all.toSorted((a, b) => (a.package < b.package ? -1 : 1)))
    used.push((await take(tx, tenant, one, today)) ?? (await refuseFor(tx, tenant, one, today)));
  return used;
}

/** How much of it a booking takes, as package `p` is counted. */
const amountFor = ({ amounts }: Using) =>
  sql<number>`(CASE p.unit WHEN 'minutes' THEN ${amounts.minutes}::int ELSE ${amounts.visits}::int END)`;

/** The last day of package `p` once it is used: its days begin then, where they have not. */
const endsOn = (today: string) =>
  sql<string>`(CASE WHEN p.activated_at IS NULL AND p.ends_on IS NULL THEN ${today}::date + p.valid_days ELSE p.ends_on END)`;

/** Whether package `p` of kind `k` is for this service and this customer. */
const fits = (tenant: string, { service, customer }: Using): RawBuilder<boolean> =>
  sql<boolean>`(${usableBy(tenant, customer)} AND (
    NOT EXISTS (SELECT FROM clientele.package_kind_services f WHERE f.tenant_id = ${tenant} AND f.kind_id = k.id)
    OR EXISTS (SELECT FROM clientele.package_kind_services f
      WHERE f.tenant_id = ${tenant} AND f.kind_id = k.id AND f.service_id = ${service})))`;

async function take(tx: Tx, tenant: string, one: Using, today: string): Promise<Used | undefined> {
  const { rows } = await sql<{ amount: number; owner: string }>`
    UPDATE clientele.packages p SET used = p.used + ${amountFor(one)}, ends_on = ${endsOn(today)},
      activated_at = coalesce(p.activated_at, ${now()}::timestamptz)
    FROM clientele.package_kinds k
    WHERE p.tenant_id = ${tenant} AND p.id = ${one.package} AND k.tenant_id = ${tenant} AND k.id = p.kind_id
      AND p.cancelled_at IS NULL AND p.frozen_on IS NULL AND ${fits(tenant, one)}
      AND coalesce(${endsOn(today)} >= ${one.day}::date, true)
      AND (p.amount IS NULL OR p.used + ${amountFor(one)} <= p.amount)
    RETURNING ${amountFor(one)} AS amount, p.customer_id AS owner`.execute(tx);
  return rows[0] && { ...one, ...rows[0] };
}

/** Says why nothing was taken. */
async function refuseFor(tx: Tx, tenant: string, one: Using, today: string): Promise<never> {
  const { rows } = await sql<Omit<Standing, 'activated'> & { amount: number; fits: boolean }>`
    SELECT p.cancelled_at IS NOT NULL AS cancelled, p.frozen_on IS NOT NULL AS frozen, ${endsOn(today)}::text AS "endsOn",
      p.amount - p.used AS left, ${amountFor(one)} AS amount, ${fits(tenant, one)} AS fits
    FROM clientele.packages p
    JOIN clientele.package_kinds k ON k.tenant_id = p.tenant_id AND k.id = p.kind_id
    WHERE p.tenant_id = ${tenant} AND p.id = ${one.package}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return refuse('package_of_another');
  const { amount, fits: isFit, ...standing } = row;
  // Whoever gave something back a moment ago may have made room: then it is worth another try.
  const fault = faultOf(standing, { fits: isFit, day: one.day, amount }) ?? 'conflict';
  return refuse(fault, fault === 'package_short' ? { facts: { left: standing.left } } : {});
}

/** Writes down what bookings that are there by now took of packages. */
export async function noteUses(tx: Tx, who: By, all: readonly Used[]): Promise<void> {
  await insertUses(
    tx,
    who,
    all.map(({ package: of, booking, amount }) => ({
      package: of,
      booking,
      amount,
      why: 'booked',
    })),
  );
  await recordMany(
    tx,
    who,
    all.map(({ package: id, booking, amount, owner }) => ({
      type: 'package.used' as const,
      subject: { kind: 'package' as const, id },
      customer: owner,
      facts: { booking, amount },
    })),
  );
}
