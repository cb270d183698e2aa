import { sql } from 'kysely';
import type { WrittenProfile } from '#contract/person';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import type { KeptEvidence } from '../customers/why.ts';
import { placeOf, recordOf } from '../recognise/arrival.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';
import { openDoubts, type Doubted } from '../reviews/open-doubts.ts';
import { fieldOf, leanedOn, weighWithout } from './rules.ts';

/** Links a transaction looks at. */
const stepLinks = 200;

type Kind = 'email' | 'phone' | 'address';

interface Value {
  readonly kind: Kind;
  readonly key: string;
  readonly mark: string | null;
}

interface Leaning {
  readonly link: string;
  readonly profile: string;
  readonly customer: string;
  readonly prior: number;
  readonly why: readonly KeptEvidence[];
  readonly model: string;
  readonly person: WrittenProfile['person'];
  /** Keys of the same kind that the customer has from others than this profile. */
  readonly others: readonly string[];
}

/**
 * Looks again at links that were made before a value was blocked and leaned on it: each is weighed without it, and what
 * would not be made again is put to staff; none is undone by itself. What staff decided is theirs. As engine.
 * @returns whether any are left
 */
export async function examineOn(tx: Tx, who: Tenanted): Promise<boolean> {
  const { tenant } = who;
  const value = await nextValue(tx, tenant);
  if (value === undefined) return false;
  const setting = await matchSetting(tx, tenant);
  const links = await nextLinks(tx, tenant, value);
  await openDoubts(
    tx,
    who,
    links.flatMap((link) => doubted(link, value, setting)),
  );
  const last = links.at(-1)?.link ?? null;
  const isDone = links.length < stepLinks;
  await sql`UPDATE clientele.blocked_values
    SET examined_to = coalesce(${last}::uuid, examined_to),
      examined_at = ${isDone ? now() : null}::timestamptz
    WHERE tenant_id = ${tenant} AND kind = ${value.kind} AND key = ${value.key}`.execute(tx);
  return true;
}

function doubted(link: Leaning, { kind, key }: Value, setting: Setting): Doubted[] {
  const field = fieldOf(kind);
  if (!leanedOn(field, link.why)) return [];
  const said = keysOf(kind, link.person, setting);
  const isAlone = !said.some((one) => one !== key && link.others.includes(one));
  if (!said.includes(key) || !isAlone) return [];
  const { stands, why, probability } = weighWithout(field, link, setting.model.thresholds);
  return stands ? [] : [{ ...link, why, probability }];
}

function keysOf(kind: Kind, person: Leaning['person'], { reading }: Setting): string[] {
  if (kind === 'address') return [placeOf(person.address)?.key ?? ''];
  const { emails, phones } = recordOf(person, reading);
  return kind === 'email'
    ? emails.map((one) => one.key)
    : phones.flatMap((one) => (one.key === null ? [] : [one.key]));
}

async function nextValue(tx: Tx, tenant: string): Promise<Value | undefined> {
  const { rows } = await sql<Value>`
    SELECT b.kind, b.key, b.examined_to AS mark FROM clientele.blocked_values b
    WHERE b.tenant_id = ${tenant} AND b.examined_at IS NULL
    ORDER BY b.blocked_at, b.kind, b.key LIMIT 1 FOR UPDATE`.execute(tx);
  return rows[0];
}

async function nextLinks(tx: Tx, tenant: string, { kind, key, mark }: Value): Promise<Leaning[]> {
  const holders =
    kind === 'address'
      ? sql`SELECT h.customer_id FROM clientele.addresses h WHERE h.tenant_id = ${tenant} AND h.key = ${key}`
      : sql`SELECT h.customer_id FROM clientele.identifiers h
          WHERE h.tenant_id = ${tenant} AND h.kind = ${kind} AND h.key = ${key}`;
  const { rows } = await sql<Leaning>`
    SELECT l.id AS link, l.profile_id AS profile, l.customer_id AS customer, l.prior, l.why, l.model, p.person,
      ARRAY(SELECT o.key FROM clientele.identifiers o
        WHERE o.tenant_id = ${tenant} AND o.customer_id = l.customer_id AND o.kind = ${kind}
          AND o.profile_id IS DISTINCT FROM l.profile_id) AS others
    FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ANY (ARRAY(${holders})) AND l.ended_at IS NULL
      AND l.method IN ('automatic', 'verified') AND l.why IS NOT NULL AND l.prior IS NOT NULL AND l.model IS NOT NULL
      AND (${mark}::uuid IS NULL OR l.id > ${mark}::uuid)
    ORDER BY l.id LIMIT ${stepLinks}`.execute(tx);
  return rows;
}
