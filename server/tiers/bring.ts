import { sql } from 'kysely';
import { recordMany } from '#audit';
import { families } from '#identity';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { actorOf, type System } from '#platform/who';

/** A tier that a line of a file says of a customer. */
interface BroughtTier {
  readonly customer: string;
  readonly line: number;
  readonly tier: string;
}

/** Which import it is, and whose word. */
interface Bringing {
  readonly import: string;
  readonly source: string;
}

/** What was said of a customer last: by hand, or by files, and then by which source what. */
interface Standing {
  readonly byHand: boolean;
  readonly bySource: string | null;
  readonly last: string | null;
}

/**
 * Puts customers in the tiers that a file says, where nobody at work has said anything of theirs: a file never moves whom
 * staff placed. What its source says again is no news, so that the same file again changes nothing. As `engine`.
 */
export async function bringTiers(
  tx: Tx,
  who: System,
  { import: imported, source }: Bringing,
  brought: readonly BroughtTier[],
): Promise<void> {
  if (brought.length === 0) return;
  const { tenant } = who;
  const standing = await standingOf(tx, tenant, source, [
    ...new Set(brought.map(({ customer }) => customer)),
  ]);
  const news = brought.filter(({ customer, tier }) => {
    const before = standing.get(customer);
    if (before?.byHand === true || (before?.bySource ?? before?.last) === tier) return false;
    standing.set(customer, { byHand: false, bySource: tier, last: tier });
    return true;
  });
  if (news.length === 0) return;
  await sql`
    INSERT INTO clientele.customer_tiers
      (tenant_id, id, customer_id, tier_id, actor_kind, actor_id, at, import_id, import_line, source)
    SELECT ${tenant}::uuid, n.id, n.customer, n.tier, ${who.kind}, ${actorOf(who)}::uuid, ${now()}::timestamptz,
      ${imported}::uuid, n.line, ${source}
    FROM unnest(${news.map(() => newId())}::uuid[], ${news.map((one) => one.customer)}::uuid[],
      ${news.map((one) => one.tier)}::uuid[], ${news.map((one) => one.line)}::int[]) AS n (id, customer, tier, line)`.execute(
    tx,
  );
  await recordMany(
    tx,
    who,
    news.map(({ customer, tier }) => ({
      type: 'customer.tier_set' as const,
      subject: { kind: 'customer' as const, id: customer },
      customer,
      facts: { tier },
    })),
  );
}

/** How each customer stands, those who became part of it included. */
async function standingOf(
  tx: Tx,
  tenant: string,
  source: string,
  customers: readonly string[],
): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing & { customer: string }>`
    WITH RECURSIVE ${families(tenant, customers)}
    SELECT f.customer, bool_or(s.import_id IS NULL) AS "byHand",
      (array_agg(s.tier_id ORDER BY s.id DESC) FILTER (WHERE s.source = ${source}))[1] AS "bySource",
      (array_agg(s.tier_id ORDER BY s.id DESC))[1] AS last
    FROM family f
    JOIN clientele.customer_tiers s ON s.tenant_id = ${tenant} AND s.customer_id = f.id
      AND s.customer_id = ANY (ARRAY(SELECT m.id FROM family m))
    GROUP BY f.customer`.execute(tx);
  return new Map(rows.map(({ customer, ...standing }) => [customer, standing]));
}
