import { record } from '#audit';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Key, Staff, System } from '#platform/who';
import { addressHash } from './is.ts';

type By = Staff | Key | System;

/** Sends nothing more to an address. Said twice, it is said once. As `caller`. */
export async function suppress(
  tx: Tx,
  who: By,
  { address, why }: { readonly address: string; readonly why: 'bounce' | 'staff' },
): Promise<void> {
  const id = newId();
  const said = await tx
    .insertInto('suppressions')
    .values({
      tenant_id: who.tenant,
      id,
      channel: 'email',
      address_hash: await addressHash(tx, who.tenant, address),
      why,
      said_by: who.kind === 'staff' ? who.user : null,
      said_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (said === undefined) return;
  await record(tx, who, {
    type: 'suppression.said',
    subject: { kind: 'suppression', id },
    facts: { why },
  });
}

/** Lets an address be sent to again, where it was not. As `caller`. */
export async function liftSuppression(tx: Tx, who: By, address: string): Promise<void> {
  const lifted = await tx
    .updateTable('suppressions')
    .set({ lifted_at: now() })
    .where('tenant_id', '=', who.tenant)
    .where('channel', '=', 'email')
    .where('address_hash', '=', await addressHash(tx, who.tenant, address))
    .where('lifted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (lifted === undefined) return;
  await record(tx, who, {
    type: 'suppression.lifted',
    subject: { kind: 'suppression', id: lifted.id },
  });
}
