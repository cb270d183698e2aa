import { addField, addTag, beginDemoFill } from '#tenancy';
import { enqueue } from '#platform/enqueue';
import { businesses } from '../../../../database/seed/businesses.ts';
import { peopleOf } from '../../../../database/seed/let-in.ts';
import { rows, type Kind } from './kind.ts';

/** Enough for two transactions. */
const people = 8;

export const demo = {
  'demo.fill': {
    async arrange(world) {
      const { opened, shop } = world;
      const [business] = businesses;
      if (business === undefined) throw new Error('the demo has no business');
      await rows(world, `UPDATE clientele.tenants SET slug = id::text WHERE slug = $1`, [
        business.slug,
      ]);
      await rows(world, `UPDATE clientele.tenants SET slug = $2 WHERE id = $1`, [
        shop.id,
        business.slug,
      ]);
      const who = shop.system;
      await opened.db.as(who, 'caller', async (tx) => {
        for (const [name, color] of business.tags) await addTag(tx, who, { name, color });
        for (const { key, label, kind, choices = [] } of business.fields)
          await addField(tx, who, { key, label, kind, choices: [...choices] });
      });
      const history = { people, begunAt: new Date('2026-11-01T00:00:00Z') };
      const { arrivals } = peopleOf(opened.db, who, business, history);
      await opened.db.as(who, 'engine', async (tx) => {
        await beginDemoFill(tx, who, { ...history, arrivals });
        await enqueue(tx, 'demo.fill', { tenant: shop.id }, { key: 'demo' });
      });
    },
  },
} satisfies Record<string, Kind>;
