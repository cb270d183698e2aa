import { setTimeout as sleep } from 'node:timers/promises';
import { connectTwin } from '#payments';
import { readBusiness, readDemoFill } from '#tenancy';
import type { TaskHandlers } from '#platform/tasks';
import { enqueue } from '#platform/enqueue';
import type { Ports } from '#platform/ports';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import { businesses } from './businesses.ts';
import { bookOne } from './booking/book.ts';
import { decideSome } from './cases.ts';
import { batch, peopleOf } from './let-in.ts';

/** Between two transactions, so that whoever looks around the demo is answered meanwhile. */
const restMs = 10;

/** So many arrivals one job takes in before it lets other jobs have its hand. */
const turn = 160;

/** So many cases are decided when everybody is there. */
const decidedInAll = 30;

/** The job of the demo. */
export const tasks = {
  /**
   * Lets in some more of a demo business, and sends the job for those who are left. After a crash, the next attempt goes
   * on where this one ended.
   */
  'demo.fill': async ({ db, who, signal, done }) => {
    const [found, fill] = await db.as(who, 'engine', async (tx) => [
      await readBusiness(tx, who.tenant),
      await readDemoFill(tx, who.tenant),
    ]);
    const business = businesses.find(({ slug }) => slug === found.slug);
    if (business === undefined || fill === undefined) return;
    const people = peopleOf(db, who, business, fill);
    const end = Math.min(fill.taken + turn, people.arrivals);
    for (let { taken } = fill; taken < end;) {
      signal.throwIfAborted();
      taken = await people.next(end, batch.whileServing);
      await sleep(restMs, undefined, { signal });
    }
    if (end >= people.arrivals) await decideSome(db, who, decidedInAll);
    await db.as(who, 'engine', async (tx) => {
      if (end < people.arrivals)
        await enqueue(tx, 'demo.fill', { tenant: who.tenant }, { key: 'demo' });
      else await countNames(tx, who.tenant);
      await done(tx);
    });
  },

  /** Books one day of a demo business, and sends the job for the next. */
  'demo.book': async ({ db, who, payload, ports, done }) => {
    if (payload.place === 1) await connectPayments(ports, who);
    await db.as(who, 'engine', async (tx) => {
      const { slug } = await readBusiness(tx, who.tenant);
      const business = businesses.find((one) => one.slug === slug);
      if (business !== undefined) await bookOne(tx, who, business, payload.place);
      await done(tx);
    });
  },
} satisfies TaskHandlers;

/** The consultancy takes cards, by the demo's own Stripe where that is there; elsewhere whoever looks may connect it. */
async function connectPayments(ports: Ports, who: System): Promise<void> {
  const { slug } = await ports.db.as(who, 'engine', (tx) => readBusiness(tx, who.tenant));
  if (slug === 'northlight' && ports.payments.hasTwin) await connectTwin(ports, who);
}

/** What is counted and looked at by night; of the demo it is wanted at once. */
export async function countNames(tx: Tx, tenant: string): Promise<void> {
  const payload = { tenant, period: 'demo' };
  for (const task of ['matching.count', 'links.verify', 'duplicates.find'] as const)
    await enqueue(tx, task, payload, { key: 'demo' });
}
