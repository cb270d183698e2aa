import { emailOf } from '#tenancy';
import type { Tx } from '#platform/tx';
import { addressHash, type CodeTo } from './codes/code.ts';

/** Whose credentials are to go. */
export interface Erased {
  readonly tenant: string;
  readonly customers: readonly string[];
  readonly profiles: readonly string[];
  readonly emails: readonly string[];
  /** Also as they were written: a code went to the number that was read from one of them. */
  readonly phones: readonly string[];
}

/**
 * Forgets a customer's credentials at a business: sessions of the portal with where they were used, and codes under way
 * to their addresses. As `gate`; can be done again.
 */
export async function forgetCredentials(tx: Tx, erased: Erased): Promise<void> {
  const { tenant, customers, profiles, emails, phones } = erased;
  if (profiles.length > 0)
    await tx
      .deleteFrom('sessions')
      .where('tenant_id', '=', tenant)
      .where('profile_id', 'in', [...profiles])
      .execute();
  const all: CodeTo[] = [
    ...emails.map((written) => ({ email: emailOf(written) })),
    ...phones.map((phone) => ({ phone })),
  ];
  const hashes = all.flatMap((to) => [
    addressHash({ face: 'portal', tenant, ...to }),
    ...customers.map((customer) => addressHash({ face: 'contact', tenant, customer, ...to })),
  ]);
  if (hashes.length > 0)
    await tx.deleteFrom('sign_in_codes').where('address_hash', 'in', hashes).execute();
}
