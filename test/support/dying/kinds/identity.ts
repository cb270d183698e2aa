import { identifyMany } from '#identity';
import { enqueue } from '#platform/enqueue';
import { addTag } from '#tenancy';
import { startTagging, undoTagging } from '../../../../server/identity/bulk/taggings.ts';
import type { World } from '../world.ts';
import { startBatch } from '../../../../server/identity/reviews/batches/batches.ts';
import { sayShared } from '../../../../server/identity/shared/say.ts';
import { rows, scheduled, workNow, type Kind } from './kind.ts';

/** Six people, two of whom share a name and two a telephone. */
async function arrive({ opened, shop }: World): Promise<void> {
  const profiles = ['Ann Lind', 'Ann Lind', 'Bo Berg', 'Cy Ek', 'Di Falk', 'Ed Gran'].map(
    (fullName, number) => ({
      source: 'till',
      kind: 'import' as const,
      outsideId: String(number),
      person: {
        fullName,
        birthDate: `19${60 + number}-01-02`,
        emails: [{ value: `guest${number}@people.example`, verified: false }],
        phones: number < 4 ? [] : [{ value: '081 555 0101', verified: false }],
        address: { line1: `${number} Canal Road`, city: 'Bangkok', postcode: '10110' },
      },
    }),
  );
  await opened.db.as(shop.system, 'engine', (tx) => identifyMany(tx, shop.system, profiles));
}

/** Tags everybody with one tag, and takes another off two of them. */
async function tagAll(world: World): Promise<string> {
  await arrive(world);
  const { opened, shop } = world;
  const { owner } = shop.staff;
  return opened.db.as(owner, 'caller', async (tx) => {
    const { id: had } = await addTag(tx, owner, { name: 'Had', color: 'grey' });
    const { id: gets } = await addTag(tx, owner, { name: 'Gets', color: 'blue' });
    await tx
      .insertInto('customer_tags')
      .columns(['tenant_id', 'customer_id', 'tag_id', 'tagged_at'])
      .expression((of) =>
        of
          .selectFrom('customers')
          .select(({ val }) => [
            'tenant_id',
            'id',
            val(had).as('tag_id'),
            'created_at as tagged_at',
          ])
          .where('tenant_id', '=', shop.id)
          .orderBy('id')
          .limit(2),
      )
      .execute();
    const wanted = { chosen: { matching: {} }, add: [gets], remove: [had] };
    return (await startTagging(tx, owner, wanted)).id;
  });
}

export const identity = {
  'matching.count': {
    async arrange(world) {
      await arrive(world);
      // As an earlier version of the normalisers left them.
      await rows(
        world,
        `UPDATE clientele.match_records SET record = jsonb_set(record::jsonb, '{version}', '0')::json WHERE tenant_id = $1`,
        [world.shop.id],
      );
    },
    send: scheduled('matching.count'),
  },
  'matching.learn': {
    arrange: arrive,
    send: async ({ opened, shop }) => {
      const payload = { tenant: shop.id };
      await opened.db.as(shop.system, 'engine', (tx) => enqueue(tx, 'matching.learn', payload));
    },
  },
  'reviews.batch': {
    async arrange(world) {
      await arrive(world);
      const { opened, shop } = world;
      const person = { fullName: 'Ed Grant', phones: [{ value: '081 555 0101', verified: false }] };
      const profile = { source: 'till', kind: 'import' as const, outsideId: 'doubt', person };
      await opened.db.as(shop.system, 'engine', (tx) => identifyMany(tx, shop.system, [profile]));
      const wanted = { answer: 'reject' as const, which: { from: 0, to: 1 } };
      const { owner } = shop.staff;
      await opened.db.as(owner, 'caller', (tx) => startBatch(tx, owner, wanted));
    },
  },
  'links.examine': {
    async arrange(world) {
      await arrive(world);
      // As if the one had been taken for the other by their telephone, before it was known to be the reception's.
      const { shop } = world;
      await rows(
        world,
        `UPDATE clientele.links SET method = 'automatic', prior = -10, model = 'test',
           why = '["phone.exact 12 0.001","given.exact 9 0.001"]' WHERE tenant_id = $1`,
        [shop.id],
      );
      const { opened } = world;
      await opened.db.as(shop.staff.owner, 'caller', (tx) =>
        sayShared(tx, shop.staff.owner, { kind: 'phone', value: '081 555 0101', state: 'blocked' }),
      );
    },
  },
  'links.verify': { arrange: arrive, send: scheduled('links.verify') },
  'duplicates.find': {
    async arrange(world) {
      await arrive(world);
      // As two who were never compared with each other are.
      await rows(
        world,
        `UPDATE clientele.match_records SET record = jsonb_set(record::jsonb, '{birthDate}', 'null')::json WHERE tenant_id = $1`,
        [world.shop.id],
      );
    },
    send: scheduled('duplicates.find'),
  },
  'tagging.run': { arrange: tagAll },
  'tagging.undo': {
    async arrange(world) {
      const tagging = await tagAll(world);
      const { opened, shop } = world;
      await workNow(world, 'tagging.run', { tenant: shop.id, tagging });
      const { owner } = shop.staff;
      await opened.db.as(owner, 'caller', (tx) => undoTagging(tx, owner, tagging));
    },
  },
} satisfies Record<string, Kind>;
