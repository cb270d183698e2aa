import { openGlobal, sealGlobal } from '#platform/keys';
import type { Tx } from '#platform/tx';
import { tokenOf } from './invitations/rules.ts';
import { secretOf } from './second-factor/check.ts';

/**
 * Seals the secrets that belong to no tenant anew, by the newest master key: secrets of authenticators and tokens of
 * invitations whose mail has not gone yet. Codes outlive no rotation worth the name. As `gate`, with the old keys held.
 * @returns how many were sealed anew
 */
export async function resealSecrets(tx: Tx): Promise<number> {
  const factors = await tx
    .selectFrom('second_factors')
    .select(['user_id', 'secret'])
    .forUpdate()
    .execute();
  for (const { user_id, secret } of factors)
    await tx
      .updateTable('second_factors')
      .set({ secret: resealed(secret, secretOf(user_id)) })
      .where('user_id', '=', user_id)
      .execute();
  const invitations = await tx
    .selectFrom('invitations')
    .select(['tenant_id', 'id', 'sealed'])
    .where('sealed', 'is not', null)
    .forUpdate()
    .execute();
  for (const { tenant_id, id, sealed } of invitations)
    if (sealed !== null)
      await tx
        .updateTable('invitations')
        .set({ sealed: resealed(sealed, tokenOf(id)) })
        .where('tenant_id', '=', tenant_id)
        .where('id', '=', id)
        .execute();
  return factors.length + invitations.length;
}

function resealed(sealed: Buffer, belongsTo: string): Buffer {
  return sealGlobal(openGlobal(sealed, belongsTo), belongsTo);
}
