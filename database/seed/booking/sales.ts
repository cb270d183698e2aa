import { freezePackage, listPackageKinds, sellPackage } from '#booking';
import { insertPayment } from '#payments';
import { asOf } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { DemoCustomer } from './wanted.ts';

const dayMs = 86_400_000;
const ways = ['card_on_site', 'transfer', 'cash'] as const;

/**
 * Sells one package of each kind in the weeks before the demo begins, paid on the spot; whoever bought the last has it frozen.
 * As `engine`.
 */
export async function sellSome(
  tx: Tx,
  who: System,
  customers: readonly DemoCustomer[],
  present: Date,
): Promise<void> {
  const kinds = await listPackageKinds(tx, who.tenant);
  const bought: string[] = [];
  for (const [place, { id: kind }] of kinds.entries()) {
    const buyer = customers[place];
    if (buyer === undefined) break;
    const at = new Date(present.getTime() - (24 + place * 3) * dayMs);
    bought.push(await asOf(at, () => sellOne(tx, who, { buyer, kind, way: ways[place % 3]! })));
  }
  const last = bought.at(-1);
  const since = new Date(present.getTime() - 4 * dayMs);
  if (last !== undefined) await asOf(since, () => freezePackage(tx, who, last));
}

async function sellOne(
  tx: Tx,
  who: System,
  {
    buyer,
    kind,
    way,
  }: {
    readonly buyer: DemoCustomer;
    readonly kind: string;
    readonly way: (typeof ways)[number];
  },
): Promise<string> {
  const { id, price } = await sellPackage(tx, who, { customer: buyer.id, kind });
  const subject = { kind: 'package', id } as const;
  await insertPayment(tx, who, { subject, kind: 'full', amount: price }, { way, state: 'paid' });
  return id;
}
