import { type RawBuilder, sql } from 'kysely';
import type { BookingStatus } from '#contract/booking/booking';
import { findLiving } from '#identity';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Given } from '../holds/give-back.ts';
import { mayBecome } from './transitions.ts';
import type { By } from './wanted.ts';
import { tenanted } from './whom.ts';

/** A booking that is held for a change of it. */
export interface Locked extends Given {
  readonly reference: string;
  readonly status: BookingStatus;
  readonly option: string;
  readonly location: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly paymentStatus: string;
  readonly calendarUid: string;
  readonly sequence: number;
  readonly linkVersion: number;
  readonly language: string | null;
  /** The package that pays for it. */
  readonly package: string | null;
}

/**
 * Holds a booking for a change: before anything of what is taken is locked. Others may still name it, as those do who give
 * what it takes another lane.
 * @param version what the caller saw; undefined where they do not say
 * @throws {Refusal} `not_found`, `conflict` where it was changed since
 */
export async function lockBooking(
  tx: Tx,
  tenant: string,
  id: string,
  version?: number,
): Promise<Locked> {
  const row = await find(tx, tenant, id, sql`FOR NO KEY UPDATE`);
  if (version !== undefined && row.version !== version)
    refuse('conflict', { facts: { version: row.version } });
  return row;
}

/** The same for who was told of it and may come late; undefined where it is no more. */
export const lockIfThere = (tx: Tx, tenant: string, id: string): Promise<Locked | undefined> =>
  findIfThere(tx, tenant, id, sql`FOR NO KEY UPDATE`);

/** The same without holding it, for who only looks. @throws {Refusal} `not_found` */
export const lookAt = (tx: Tx, tenant: string, id: string): Promise<Locked> =>
  find(tx, tenant, id, sql``);

/** The same with its customer held first, for who makes another booking for them. @throws {Refusal} as `lockBooking` */
export async function lockWithCustomer(
  tx: Tx,
  who: By,
  id: string,
  version?: number,
): Promise<Locked> {
  const { customer } = await lookAt(tx, who.tenant, id);
  if (customer !== null) await findLiving(tx, tenanted(who), customer);
  return lockBooking(tx, who.tenant, id, version);
}

async function find(...named: Parameters<typeof findIfThere>): Promise<Locked> {
  return (await findIfThere(...named)) ?? refuse('not_found');
}

async function findIfThere(
  tx: Tx,
  tenant: string,
  id: string,
  held: RawBuilder<unknown>,
): Promise<Locked | undefined> {
  const { rows } = await sql<Locked>`
    SELECT b.id, b.version, b.customer_id AS customer, b.session_id AS session, b.party_size AS party,
      b.service_id AS service, b.cap_day - DATE '1970-01-01' AS day, b.reference, b.status, b.option_id AS option,
      b.location_id AS location, b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.payment_status AS "paymentStatus",
      b.calendar_uid AS "calendarUid", b.sequence, b.link_version AS "linkVersion", b.customer_language AS language,
      b.package_id AS package
    FROM clientele.bookings b WHERE b.tenant_id = ${tenant} AND b.id = ${id} ${held}`.execute(tx);
  return rows[0];
}

/** @throws {Refusal} `status_not_allowed` where a booking may not go there from where it is */
export function checkWay({ status }: Pick<Locked, 'status'>, to: BookingStatus): void {
  if (!mayBecome(status, to)) refuse('status_not_allowed', { facts: { from: status, to } });
}
