import { sql } from 'kysely';
import type { ReplyOf } from '#contract/operation';
import type { reviews } from '#contract/reviews';
import type { Tx } from '#platform/tx';
import { addressesOf, readContacts, type AddressRow } from '../customers/contacts.ts';
import { saidOf } from '../customers/said.ts';
import type { Source } from '../keep/sources.ts';
import type { Live } from '../keep/survive.ts';

/** Somebody who is compared, as one would write them down, and what hangs on them. */
export type Compared = ReplyOf<typeof reviews.getReview>['now'];

interface Row extends Live {
  id: string;
  name: string;
  sources: Source[];
  since: Date;
  profiles: number;
  tags: Compared['tags'];
  addresses: AddressRow[];
}

/** Customers to be shown side by side, by id: at most the candidates of one case. */
export async function readCompared(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<ReadonlyMap<string, Compared>> {
  const { rows } = await sql<Row>`
    SELECT c.id, c.name, c.sources, c.created_at AS since, c.given_name AS "givenName", c.family_name AS "familyName",
      c.full_name AS "fullName", c.company, c.birth_date AS "birthDate", c.language, c.note,
      (SELECT count(*)::int FROM clientele.links l
        WHERE l.tenant_id = ${tenant} AND l.customer_id = c.id AND l.ended_at IS NULL) AS profiles,
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'color', t.color) ORDER BY t.name), '[]')
        FROM clientele.customer_tags o
        JOIN clientele.tags t ON t.tenant_id = ${tenant} AND t.id = o.tag_id
        WHERE o.tenant_id = ${tenant} AND o.customer_id = c.id) AS tags,
      ${addressesOf(tenant)} AS addresses
    FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${customers}::uuid[])`.execute(tx);
  const contacts = await Promise.all(rows.map(({ id }) => readContacts(tx, tenant, id)));
  return new Map(rows.map((row, place) => [row.id, shown(row, contacts[place] ?? [])]));
}

function shown(row: Row, identifiers: Awaited<ReturnType<typeof readContacts>>): Compared {
  const { id, name, sources, addresses, profiles, tags, since, language, note } = row;
  const { address, ...said } = saidOf({ id, live: row, sources, identifiers, addresses });
  return {
    customer: id,
    name,
    person: {
      ...said,
      ...(address && { address: filled(address) }),
      ...(isSpoken(language) && { language }),
      ...(note !== null && note !== '' && { note }),
    },
    profiles,
    tags,
    since: since.toISOString(),
  };
}

type Address = NonNullable<Compared['person']['address']>;

/** Only the parts that are known. */
function filled(address: Address): Address {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== ''));
}

type Spoken = NonNullable<Compared['person']['language']>;

const isSpoken = (language: string | null): language is Spoken =>
  language === 'en' || language === 'th' || language === 'fr';
