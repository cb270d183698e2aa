// What a link costs to keep: its row, its evidence and all indexes, on PostgreSQL, where every profile came to a customer
// who was there before it. Nothing about a customer is copied into a link, so this is all.
import { identifyMany } from '#identity';
import { makeBusiness, openTestDatabase } from '#test/databases';
import { diceOf } from '#people/dice';
import { fill } from './support/customers.ts';
import { seenElsewhere } from './support/people.ts';
import { machine, numberOption, print, rounded } from './support/report.ts';

const size = numberOption('size', 100_000);
const seed = 1;
const batch = 500;
const dice = diceOf(3);

const opened = await openTestDatabase('postgres');
try {
  const { db } = opened;
  const business = await makeBusiness(db, 'bench');
  await fill(db, business, size, seed);
  for (let from = 0; from < size; from += batch) {
    const profiles = Array.from({ length: Math.min(batch, size - from) }, (_, place) => ({
      source: 'elsewhere',
      kind: 'import' as const,
      outsideId: `e${from + place}`,
      person: seenElsewhere(seed, from + place, dice),
    }));
    await db.as(business.system, 'engine', (tx) => identifyMany(tx, business.system, profiles));
  }
  const figures = await opened.asOwner(async ({ run }) => {
    await run('VACUUM (ANALYZE)');
    const [sizes] = await run<Record<string, string>>(`
      SELECT count(*) AS links, count(*) FILTER (WHERE method = 'automatic') AS automatic,
        pg_total_relation_size('clientele.links') AS links_bytes, pg_indexes_size('clientele.links') AS index_bytes,
        (SELECT count(*) FROM clientele.reviews) AS reviews,
        pg_total_relation_size('clientele.reviews') + pg_total_relation_size('clientele.review_candidates') AS review_bytes
      FROM clientele.links`);
    return Object.fromEntries(
      Object.entries(sizes ?? {}).map(([name, value]) => [name, Number(value)]),
    );
  });
  const { links = 1, links_bytes = 0, review_bytes = 0 } = figures;
  print({
    name: 'storage',
    size,
    machine: machine(),
    figures: {
      ...figures,
      bytes_a_link: rounded((links_bytes + review_bytes) / links),
      bytes_a_link_without_reviews: rounded(links_bytes / links),
    },
    peers: {},
  });
} finally {
  await opened.close();
}
