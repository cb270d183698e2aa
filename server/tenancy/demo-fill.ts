import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/** How far the people of a demo business have come in. */
export interface DemoFill {
  /** The end of its history. */
  readonly begunAt: Date;
  /** How many people it is to have in all. */
  readonly people: number;
  /** How often people come in, in all, and how often they have by now. */
  readonly arrivals: number;
  readonly taken: number;
}

const columns = ['begun_at as begunAt', 'people', 'arrivals', 'taken'] as const;

/** Reads how far a demo business has been filled; undefined for a business that is not filled by the demo. */
export function readDemoFill(tx: Tx, tenant: string): Promise<DemoFill | undefined> {
  return tx
    .selectFrom('demo_fills')
    .select(columns)
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
}

/** The same, held until the transaction ends, so that nobody is let in twice. As engine. */
export function holdDemoFill(tx: Tx, tenant: string): Promise<DemoFill | undefined> {
  return tx
    .selectFrom('demo_fills')
    .select(columns)
    .where('tenant_id', '=', tenant)
    .forUpdate()
    .executeTakeFirst();
}

/** Begins to fill a demo business, where nobody has. As engine. */
export async function beginDemoFill(
  tx: Tx,
  { tenant }: Tenanted,
  { begunAt, people, arrivals }: Omit<DemoFill, 'taken'>,
): Promise<void> {
  await tx
    .insertInto('demo_fills')
    .values({ tenant_id: tenant, begun_at: begunAt, people, arrivals })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Says how often people of a demo business have come in by now. As engine. */
export async function moveDemoFill(tx: Tx, { tenant }: Tenanted, taken: number): Promise<void> {
  await tx.updateTable('demo_fills').set({ taken }).where('tenant_id', '=', tenant).execute();
}
