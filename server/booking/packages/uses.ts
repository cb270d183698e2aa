import { sql } from 'kysely';
import type { packageOperations } from '#contract/booking/packages';
import type { ReplyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { actorOf } from '#platform/who';
import type { By } from '../bookings/wanted.ts';

/** Most lines that are shown of one package. */
const mostShown = 200;

type Use = ReplyOf<typeof packageOperations.getPackage>['uses'][number];

/** A line of what was used of a package. */
interface Line {
  readonly package: string;
  readonly booking: string | null;
  /** Above 0: taken. */
  readonly amount: number;
  readonly why: Use['why'];
  readonly reason?: string;
}

/** Writes down what was taken and given back, beside the change of what is used. Nothing of it changes later. */
export async function insertUses(tx: Tx, who: By, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await tx
    .insertInto('package_uses')
    .values(
      lines.map(({ package: of, booking, amount, why, reason = '' }) => ({
        tenant_id: who.tenant,
        id: newId(),
        package_id: of,
        booking_id: booking,
        amount,
        why,
        reason,
        actor_kind: who.kind,
        actor_id: actorOf(who),
        at: now(),
      })),
    )
    .execute();
}

/** What was used of a package, newest first. */
export async function readUses(tx: Tx, tenant: string, id: string): Promise<Use[]> {
  const { rows } = await sql<Omit<Use, 'at'> & { at: Date }>`
    SELECT u.id, u.at, u.amount, u.why, u.reason,
      CASE WHEN b.id IS NOT NULL THEN json_build_object('id', b.id, 'reference', b.reference) END AS booking,
      json_build_object('kind', u.actor_kind, 'id', u.actor_id) AS actor
    FROM clientele.package_uses u
    LEFT JOIN clientele.bookings b ON b.tenant_id = u.tenant_id AND b.id = u.booking_id
    WHERE u.tenant_id = ${tenant} AND u.package_id = ${id} ORDER BY u.id DESC LIMIT ${mostShown}`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
