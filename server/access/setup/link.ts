import { inSeconds, now } from '#platform/clock';
import type { Config } from '#platform/config';
import { randomToken, sha256 } from '#platform/crypto';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/** How long a first owner's link counts: a day. */
const linkSeconds = 86_400;

/**
 * Makes a one-time link by which a first owner sets up a business. The token stands behind a `#`, where no proxy and no
 * log sees it. Whoever may print it may make owners: only the program's start and its commands do.
 */
export function ownerLink(db: Database, config: Config): Promise<string> {
  const who = { kind: 'anonymous', request: newId() } as const;
  return db.as(who, 'gate', (tx) => ownerLinkIn(tx, config));
}

/** The same inside a transaction that is open already. As `gate`. */
export async function ownerLinkIn(tx: Tx, config: Config): Promise<string> {
  const token = randomToken();
  await tx
    .insertInto('owner_links')
    .values({ token_hash: sha256(token), created_at: now(), expires_at: inSeconds(linkSeconds) })
    .execute();
  return `${config.publicUrl}/setup#${token}`;
}

/** When a link ends that still counts. As `gate`. @throws {Refusal} `link_dead` */
export async function readOwnerLink(tx: Tx, token: string): Promise<Date> {
  const row = await tx
    .selectFrom('owner_links')
    .select('expires_at')
    .where('token_hash', '=', sha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
    .executeTakeFirst();
  return row?.expires_at ?? refuse('link_dead');
}

/**
 * Lets no other link count any more, once the first business is there: each start of an empty server prints one, and
 * whoever finds an old one in a log must not make themselves at home. As `gate`.
 */
export async function endOtherLinks(tx: Tx): Promise<void> {
  const businesses = await tx.selectFrom('tenants').select('id').limit(2).execute();
  if (businesses.length > 1) return;
  await tx
    .updateTable('owner_links')
    .set({ used_at: now() })
    .where('used_at', 'is', null)
    .execute();
}

/** Uses up a link; of two at once only one does. As `gate`. @throws {Refusal} `link_dead` */
export async function useOwnerLink(tx: Tx, token: string): Promise<void> {
  const used = await tx
    .updateTable('owner_links')
    .set({ used_at: now() })
    .where('token_hash', '=', sha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
    .executeTakeFirst();
  if (used.numUpdatedRows === 0n) refuse('link_dead');
}
