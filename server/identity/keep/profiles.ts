import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { keptEvidence, type KeptEvidence } from '../customers/why.ts';
import type { Candidate } from '../match/decide.ts';
import { priorOf } from '../recognise/prior.ts';
import type { Judgement } from '../recognise/recognise.ts';
import type { Setting } from '../recognise/setting.ts';
import { asRelation, insertRows, instant, uuid } from './rows.ts';

const profileColumns = {
  id: 'uuid',
  source: 'text',
  kind: 'text',
  outside_id: 'text',
  fingerprint: 'bigint',
  person: 'jsonb',
};

const linkColumns = {
  id: 'uuid',
  profile_id: 'uuid',
  customer_id: 'uuid',
  method: 'text',
  probability: 'double precision',
  prior: 'double precision',
  why: 'jsonb',
  model: 'text',
};

/** Writes profiles and their links: makes those of new profiles, verifies those of known ones again. */
export async function writeProfiles(
  tx: Tx,
  setting: Setting,
  judgements: readonly Judgement[],
): Promise<void> {
  const { tenant } = setting;
  const fresh = judgements.filter((one) => !one.known);
  const known = lastOfEach(judgements.filter((one) => one.known));
  await Promise.all([
    insertRows(
      tx,
      'profiles',
      {
        alike: {
          tenant_id: uuid(tenant),
          first_seen_at: instant(now()),
          last_seen_at: instant(now()),
        },
        columns: profileColumns,
      },
      fresh.map(profileRow),
    ),
    insertRows(
      tx,
      'links',
      {
        alike: {
          tenant_id: uuid(tenant),
          linked_at: instant(now()),
          last_verified_at: instant(now()),
        },
        columns: linkColumns,
      },
      fresh.map((one) => linkRow(setting, one)),
    ),
    seeAgain(tx, tenant, known),
  ]);
}

function profileRow({ profile, arrival: { written, fingerprint } }: Judgement) {
  return {
    id: profile,
    source: written.source,
    kind: written.kind,
    outside_id: written.outsideId ?? null,
    fingerprint: fingerprint === null ? null : String(fingerprint),
    person: written.person,
  };
}

function linkRow(setting: Setting, { profile, customer, link, method, best, outcome }: Judgement) {
  const compared = outcome === 'link' ? best : null;
  return {
    id: link,
    profile_id: profile,
    customer_id: customer,
    method,
    probability: compared?.score.probability ?? null,
    prior: compared === null ? null : priorOf(setting),
    why: compared === null ? null : reasonsKept(compared),
    model: compared === null ? null : setting.model.version,
  };
}

/** Evidence as it is kept: fields, levels and figures. The values stay where they are. */
export function reasonsKept({ score }: Pick<Candidate, 'score'>): KeptEvidence[] {
  return score.evidence.map(keptEvidence);
}

/** A profile may come twice in one batch: the last one tells what it says now. */
function lastOfEach(judgements: readonly Judgement[]): Judgement[] {
  return [...new Map(judgements.map((one) => [one.profile, one])).values()];
}

async function seeAgain(tx: Tx, tenant: string, known: readonly Judgement[]): Promise<void> {
  if (known.length === 0) return;
  const columns = {
    id: 'uuid',
    link: 'uuid',
    kind: 'text',
    fingerprint: 'bigint',
    person: 'jsonb',
  };
  const rows = known.map(({ profile, link, arrival: { written, fingerprint } }) => ({
    id: profile,
    link,
    kind: written.kind,
    fingerprint: fingerprint === null ? null : String(fingerprint),
    person: written.person,
  }));
  await Promise.all([
    sql`UPDATE clientele.profiles AS p
      SET last_seen_at = ${now()}, kind = r.kind, fingerprint = r.fingerprint, person = r.person
      FROM ${asRelation(columns, rows)}
      WHERE p.tenant_id = ${tenant} AND p.id = r.id AND p.id = ANY (${rows.map((row) => row.id)}::uuid[])`.execute(
      tx,
    ),
    sql`UPDATE clientele.links AS l SET last_verified_at = ${now()}
      FROM ${asRelation(columns, rows)}
      WHERE l.tenant_id = ${tenant} AND l.id = r.link AND l.id = ANY (${rows.map((row) => row.link)}::uuid[])`.execute(
      tx,
    ),
  ]);
}
