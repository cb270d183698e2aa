import { changesBetween, record } from '#audit';
import type { Retention } from '#contract/privacy';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/** What holds until a business says otherwise. */
export const shippedRetention: Retention = {
  sessionDays: 30,
  importDays: 90,
  letterDays: 30,
  valueDays: null,
  idleMonths: null,
  erases: false,
};

/** How long a business keeps what it need not keep for ever. */
export async function readRetention(tx: Tx, { tenant }: Tenanted): Promise<Retention> {
  const row = await tx
    .selectFrom('retention')
    .select([
      'session_days as sessionDays',
      'import_days as importDays',
      'letter_days as letterDays',
      'value_days as valueDays',
      'idle_months as idleMonths',
      'erases',
    ])
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  return row ?? shippedRetention;
}

/** Says how long a business keeps what it need not keep for ever; it takes effect at the next run, that night. */
export async function setRetention(tx: Tx, who: Tenanted, wanted: Retention): Promise<Retention> {
  const before = await readRetention(tx, who);
  const row = {
    session_days: wanted.sessionDays,
    import_days: wanted.importDays,
    letter_days: wanted.letterDays,
    value_days: wanted.valueDays,
    idle_months: wanted.idleMonths,
    erases: wanted.erases,
    updated_at: now(),
  };
  await tx
    .insertInto('retention')
    .values({ tenant_id: who.tenant, ...row })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
    .execute();
  const fields = Object.keys(shippedRetention) as (keyof Retention)[];
  const changes = changesBetween(before, wanted, fields);
  if (Object.keys(changes).length > 0)
    await record(tx, who, {
      type: 'retention.changed',
      subject: { kind: 'business', id: who.tenant },
      changes,
    });
  return wanted;
}
