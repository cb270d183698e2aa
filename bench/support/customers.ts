import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';
import type { TestBusiness } from '#test/databases';
import { writeCustomers } from '../../server/identity/keep/customers.ts';
import { writeDerived } from '../../server/identity/keep/derived.ts';
import { freshPerson, joined } from '../../server/identity/keep/people.ts';
import { recountTerms } from '../../server/identity/keep/recount.ts';
import { arrivalOf } from '../../server/identity/recognise/arrival.ts';
import { readingOf } from '../../server/identity/recognise/setting.ts';
import { bigCityPerson } from './people.ts';

const batch = 2000;

/**
 * Fills a business with so many invented customers, each on its own: their rows, records, keys and search texts are
 * written as always, without recognising anybody on the way, which would take an hour for a million.
 * @param seed of the people: the customer of number n is `bigCityPerson(seed, n)`
 */
export async function fill(
  db: Database,
  business: TestBusiness,
  size: number,
  seed: number,
): Promise<void> {
  for (let from = 0; from < size; from += batch) {
    await db.as(business.system, 'engine', (tx) =>
      add(tx, business.id, seed, { from, to: Math.min(from + batch, size) }),
    );
  }
  await db.as(business.system, 'engine', (tx) => recountTerms(tx, business.id));
}

async function add(
  tx: Tx,
  tenant: string,
  seed: number,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const { hmac } = await tenantKeys(tx, tenant);
  const reading = readingOf('TH');
  const people = Array.from({ length: to - from }, (_, place) => {
    const person = bigCityPerson(seed, from + place);
    const arrival = arrivalOf({ source: 'bench', kind: 'import', person }, reading, hmac);
    return joined(freshPerson(newId(), arrival.record, []), arrival, newId(), {
      reading,
      precedence: [],
      secret: hmac,
    });
  });
  await Promise.all([
    writeCustomers(tx, tenant, people),
    writeDerived(
      tx,
      tenant,
      hmac,
      people.map(({ id, record }) => ({ customer: id, record, before: null })),
    ),
  ]);
}
