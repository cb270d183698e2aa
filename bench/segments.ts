// What the number beside a segment costs while somebody puts it together: the preview's own use case under policies, as
// staff, for segments of every kind over so many customers. And its first page as a list, in the order of names.
import { addTag } from '#tenancy';
import { conditionOf, countWhom } from '#identity';
import { sql } from 'kysely';
import type { Group } from '#contract/segment';
import { makeBusiness, openTestDatabase } from '#test/databases';
import { listCustomers } from '../server/identity/customers/list.ts';
import { fill } from './support/customers.ts';
import { machine, numberOption, percentiles, print } from './support/report.ts';

const size = numberOption('size', 100_000);
const runs = numberOption('runs', 12);

const eighties: Group = {
  on: 'all',
  of: [{ on: 'born', from: '1980-01-01', to: '1989-12-31' }],
};

const opened = await openTestDatabase('postgres');
try {
  const { db } = opened;
  const business = await makeBusiness(db, 'bench');
  const owner = business.staff.owner;
  await fill(db, business, size, 1);
  const tag = await db.as(owner, 'caller', (tx) =>
    addTag(tx, owner, { name: 'VIP', color: 'grey' }),
  );
  await db.as(owner, 'caller', async (tx) => {
    const born = await conditionOf(tx, business.id, { where: eighties });
    await sql`INSERT INTO clientele.customer_tags (tenant_id, customer_id, tag_id, tagged_at)
      SELECT ${business.id}::uuid, c.id, ${tag.id}::uuid, c.created_at FROM clientele.customers c
      WHERE c.tenant_id = ${business.id} AND ${born}`.execute(tx);
  });
  await opened.asOwner(({ run }) => run('VACUUM (ANALYZE)'));
  const figures: Record<string, number> = {};
  const slowest: number[] = [];
  for (const [name, where] of Object.entries(segments(tag.id))) {
    const counts: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const began = performance.now();
      await db.read(owner, 'caller', (tx) => countWhom(tx, business.id, { where }));
      counts.push(performance.now() - began);
    }
    figures[`count_${name}_p50_ms`] = percentiles(counts)['p50_ms'] ?? 0;
    const began = performance.now();
    await db.read(owner, 'caller', (tx) =>
      listCustomers(tx, owner, { where, limit: 50, sort: 'name' }),
    );
    figures[`list_${name}_ms`] = Math.round(performance.now() - began);
    slowest.push(...counts);
  }
  print({
    name: 'segments',
    size,
    machine: machine(),
    figures: { ...percentiles(slowest), ...figures },
    peers: {},
  });
} finally {
  await opened.close();
}

function segments(tag: string): Record<string, Group> {
  const all = (...of: Group['of']): Group => ({ on: 'all', of });
  return {
    everybody: all(),
    tag: all({ on: 'tag', is: 'any_of', tags: [tag] }),
    not_tag: all({ on: 'tag', is: 'none_of', tags: [tag] }),
    no_email: all({ on: 'email', is: 'absent' }),
    city: all({ on: 'city', is: 'any_of', cities: ['Bangkok'] }),
    birthday: all({ on: 'birthday', within: 14 }),
    profiles: all({ on: 'profiles', is: 'at_most', count: 1 }),
    review: all({ on: 'review', is: 'open' }),
    mixed: all(
      {
        on: 'any',
        of: [
          { on: 'tag', is: 'any_of', tags: [tag] },
          { on: 'phone', is: 'absent' },
        ],
      },
      { on: 'none', of: [{ on: 'city', is: 'any_of', cities: ['Bangkok'] }] },
      { on: 'updated', is: 'last', days: 30 },
    ),
  };
}
