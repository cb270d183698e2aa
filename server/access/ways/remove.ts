import { sql } from 'kysely';
import { record } from '#audit';
import { normaliseEmail, normalisePhone } from '#identity';
import { now } from '#platform/clock';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { readBusiness } from '#tenancy';
import type { Destination } from '../codes/destination.ts';
import { spendProof } from '../proof.ts';
import { endOfRemovedWay } from '../sessions/end.ts';
import { takeAway } from './kept.ts';
import { listWays } from './list.ts';

/** For so long a sign-in, or a code of the authenticator, proves who is there. */
const provesForMs = 10 * 60_000;

/** A way to be removed, with a proof where the sign-in is too old to be one. */
interface Removing {
  readonly profile: string;
  readonly proof?: (Destination & { readonly code: string }) | undefined;
}

/**
 * Removes one of the ways by which a customer signs in: it opens nothing from then on, and what it had opened ends in
 * the same transaction. What it told of them stays, and it can be added again by whoever is signed in. The last way that works stays.
 * @throws {Refusal} `not_found`, `last_way`; `proof_old` where a code must be given that went to an address or number which
 * they proved; `code_wrong`
 */
export async function removeWay(
  ports: Ports,
  who: Customer,
  { profile, proof }: Removing,
): Promise<void> {
  const { db } = ports;
  const others = (tx: Tx) => mayRemove(tx, who, profile);
  await db.as(who, 'engine', others);
  if (proof === undefined) {
    if (!(await db.as(who, 'gate', (tx) => isFresh(tx, who)))) refuse('proof_old');
  } else {
    await db.as(who, 'engine', (tx) => insistOnProved(tx, who, proof));
    await spendProof(ports, who, proof);
  }
  await db.as(who, 'engine', async (tx) => {
    // Of two who remove two ways at once, the second sees what the first left.
    await sql`SELECT FROM clientele.customers c WHERE c.tenant_id = ${who.tenant} AND c.id = ${who.customer} FOR UPDATE`.execute(
      tx,
    );
    const { way } = await others(tx);
    await takeAway(tx, who.tenant, profile);
    await endOfRemovedWay(tx, who, profile);
    await record(tx, who, {
      type: 'customer.way_removed',
      subject: { kind: 'customer', id: who.customer },
      customer: who.customer,
      facts: { way },
    });
  });
}

async function mayRemove(tx: Tx, who: Customer, profile: string) {
  const ways = await listWays(tx, who);
  const found = ways.find((way) => way.profile === profile) ?? refuse('not_found');
  if (!ways.some((way) => way.works && way.profile !== profile)) refuse('last_way');
  return found;
}

async function isFresh(tx: Tx, { tenant, session }: Customer): Promise<boolean> {
  const { created_at: opened, second_factor_at: confirmed } = await tx
    .selectFrom('sessions')
    .select(['created_at', 'second_factor_at'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', session)
    .executeTakeFirstOrThrow();
  return now().getTime() - (confirmed ?? opened).getTime() < provesForMs;
}

/** A code proves nothing that went where its customer was never known to be. */
async function insistOnProved(tx: Tx, who: Customer, { email, phone }: Destination): Promise<void> {
  const { country } = await readBusiness(tx, who.tenant);
  const key =
    email === undefined
      ? normalisePhone(phone ?? '', country ?? '')?.key
      : normaliseEmail(email)?.key;
  const proved = await tx
    .selectFrom('identifiers')
    .select('id')
    .where('tenant_id', '=', who.tenant)
    .where('customer_id', '=', who.customer)
    .where('kind', '=', email === undefined ? 'phone' : 'email')
    .where('key', '=', key ?? '')
    .where('verified_at', 'is not', null)
    .executeTakeFirst();
  if (proved === undefined) refuse('proof_old');
}
