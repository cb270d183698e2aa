import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import type { MatchFault } from '#contract/matching';
import { record } from '#audit';
import type { MatchModel } from '../match/types.ts';
import type { Learnt } from './learn.ts';

/** A version about to be kept. */
export interface NewVersion {
  readonly model: Omit<MatchModel, 'version'>;
  /** The version it was made from. */
  readonly basedOn: string;
  readonly origin: 'learnt' | 'adjusted';
  readonly faults: readonly MatchFault[];
  readonly learnt: Learnt | null;
  /** Whether decisions are made by it from now on. */
  readonly active: boolean;
}

/** Most versions of one business. */
const mostVersions = 10_000;

/**
 * Keeps a version, which never changes again. As engine.
 * @returns its name
 */
export async function keepVersion(tx: Tx, who: Tenanted, made: NewVersion): Promise<string> {
  const number = (await lockVersions(tx, who.tenant)) + 1;
  const version = `own-${number}`;
  if (made.active) await retire(tx, who.tenant);
  await tx
    .insertInto('match_models')
    .values({
      tenant_id: who.tenant,
      version,
      number,
      parameters: JSON.stringify({ ...made.model, version: undefined }),
      origin: made.origin,
      based_on: made.basedOn,
      faults: [...made.faults],
      learnt: made.learnt && JSON.stringify(made.learnt),
      made_by: actorOf(who),
      created_at: now(),
      active: made.active,
    })
    .execute();
  await record(tx, who, {
    type: made.origin === 'learnt' ? 'matching.learnt' : 'matching.adjusted',
    subject: { kind: 'business', id: who.tenant },
    facts: {
      version,
      taken: made.active,
      ...(made.learnt?.answers !== undefined && { answers: made.learnt.answers }),
    },
  });
  return version;
}

/** Has decisions made by no version of the business's own. As engine. */
export async function retire(tx: Tx, tenant: string): Promise<void> {
  await tx
    .updateTable('match_models')
    .set({ active: false })
    .where('tenant_id', '=', tenant)
    .where('active', '=', true)
    .execute();
}

/** Has whoever else keeps or chooses a version wait. @returns the number of the last one */
export async function lockVersions(tx: Tx, tenant: string): Promise<number> {
  await sql`INSERT INTO clientele.match_settings (tenant_id) VALUES (${tenant}) ON CONFLICT DO NOTHING`.execute(
    tx,
  );
  await sql`SELECT FROM clientele.match_settings s WHERE s.tenant_id = ${tenant} FOR UPDATE`.execute(
    tx,
  );
  const { rows } = await sql<{ last: number }>`
    SELECT coalesce(max(m.number), 0) AS last FROM clientele.match_models m
    WHERE m.tenant_id = ${tenant}`.execute(tx);
  const last = rows[0]?.last ?? 0;
  if (last >= mostVersions) throw new Error(`${tenant} has ${last} versions of its model`);
  return last;
}

/** How a business has matching done by itself. */
export interface ByItself {
  /** Whether a version that is learnt is used. */
  readonly takes: boolean;
  /** Whether the night's search joins customers who are surely one. */
  readonly joins: boolean;
  /** What staff said of pairs since it was last learnt from that, and all that had been said by then. */
  readonly answers: number;
  readonly heeded: number;
}

/** What a business has matching do by itself. */
export async function byItself(tx: Tx, tenant: string): Promise<ByItself> {
  const row = await tx
    .selectFrom('match_settings')
    .select(['takes', 'joins', 'answers', 'answers_heeded as heeded'])
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  return row ?? { takes: true, joins: true, answers: 0, heeded: 0 };
}
