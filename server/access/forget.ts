import { emailOf } from '#tenancy';
import type { Tx } from '#platform/tx';
import { addressHash } from './codes/code.ts';

/** Whose credentials are to go. */
export interface Erased {
  readonly tenant: string;
  readonly customers: readonly string[];
  readonly profiles: readonly string[];
  readonly emails: readonly string[];
}

/**
 * Forgets a customer's credentials at a business: sessions of the portal with where they were used, and codes under way
 * to their addresses. As `gate`; can be done again.
 */
export async function forgetCredentials(tx: Tx, erased: Erased): Promise<void> {
  const { tenant, customers, profiles, emails } = erased;
  if (profiles.length > 0)
    await tx
      .deleteFrom('sessions')
      .where('tenant_id', '=', tenant)
      .where('profile_id', 'in', [...profiles])
      .execute();
  const hashes = emails.flatMap((written) => {
    const email = emailOf(written);
    return [
      addressHash({ face: 'portal', tenant, email }),
      ...customers.map((customer) => addressHash({ face: 'contact', tenant, customer, email })),
    ];
  });
  if (hashes.length > 0)
    await tx.deleteFrom('sign_in_codes').where('address_hash', 'in', hashes).execute();
}
