import { sql } from 'kysely';
import type { LinkMethod } from '#contract/evidence';
import type { WrittenProfile } from '#contract/person';
import { inSeconds, now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { asRelation } from '../keep/rows.ts';
import { score } from '../match/score.ts';
import type { PersonRecord } from '../match/types.ts';
import { recordOf } from '../recognise/arrival.ts';
import { contextOf } from '../recognise/frequency.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';
import { silentAfterSeconds, standingOf } from './rules.ts';

/** Links a transaction looks at. */
const stepLinks = 200;

/** A link is looked at again after so long: thirty days. */
const againAfterSeconds = 30 * 86_400;

interface Link {
  readonly link: string;
  readonly method: LinkMethod;
  readonly person: WrittenProfile['person'];
  readonly seen: Date;
  readonly isMerged: boolean;
  readonly isErased: boolean;
  readonly record: PersonRecord | null;
}

/**
 * Looks again at the links that were looked at longest ago, as they stand by what is known now; those that hold count as
 * verified. As engine.
 * @returns how many were looked at; 0 when all have been within a month
 */
export async function verifyLinks(tx: Tx, tenant: string): Promise<number> {
  const setting = await matchSetting(tx, tenant);
  const links = await nextLinks(tx, tenant);
  if (links.length === 0) return 0;
  const compared = links.map((link) => ({
    link,
    record: recordOf(link.person, setting.reading),
  }));
  // How common names are hardly matters here: the question is whether anything speaks against the link.
  const context = contextOf({ ...setting, base: 0 }, new Map(), () => undefined);
  const silentSince = inSeconds(-silentAfterSeconds);
  const standings = compared.map(({ link, record }) => {
    const evidence = link.record && score(record, standsIn(link.record), context).evidence;
    const { standing, why } = standingOf({ ...link, lastSeenAt: link.seen, evidence }, silentSince);
    return { id: link.link, standing, why };
  });
  await write(tx, setting, standings);
  return links.length;
}

/** A record without what was: a profile that says what stands no more disagrees, though it is known by it. */
function standsIn(record: PersonRecord): PersonRecord {
  const { former: _, ...stands } = record;
  return stands;
}

async function nextLinks(tx: Tx, tenant: string): Promise<Link[]> {
  const { rows } = await sql<Link>`
    SELECT l.id AS link, l.method, p.person, p.last_seen_at AS seen, c.merged_at IS NOT NULL AS "isMerged",
      c.erased_at IS NOT NULL AS "isErased", r.record
    FROM (
      SELECT o.id, o.method, o.profile_id, o.customer_id FROM clientele.links o
      WHERE o.tenant_id = ${tenant} AND o.ended_at IS NULL
        AND (o.checked_at IS NULL OR o.checked_at < ${inSeconds(-againAfterSeconds)}::timestamptz)
      ORDER BY o.checked_at NULLS FIRST, o.id LIMIT ${stepLinks}
    ) AS l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = l.customer_id
    LEFT JOIN clientele.match_records r ON r.tenant_id = ${tenant} AND r.customer_id = l.customer_id`.execute(
    tx,
  );
  return rows;
}

async function write(
  tx: Tx,
  { tenant }: Setting,
  standings: readonly {
    readonly id: string;
    readonly standing: string;
    readonly why: string | null;
  }[],
): Promise<void> {
  const columns = { id: 'uuid', standing: 'text', why: 'text' };
  await sql`UPDATE clientele.links AS l SET standing = r.standing, standing_why = r.why, checked_at = ${now()},
      last_verified_at = CASE WHEN r.standing = 'valid' THEN ${now()}::timestamptz ELSE l.last_verified_at END
    FROM ${asRelation(columns, standings)}
    WHERE l.tenant_id = ${tenant} AND l.id = r.id AND l.id = ANY (${standings.map((one) => one.id)}::uuid[])
      AND l.ended_at IS NULL`.execute(tx);
}
