import type { Client } from '../index.ts';

/** What merging two customers came to. */
export type Asked =
  | { readonly merged: true; readonly survivor: string; readonly merge: string }
  | { readonly merged: false; readonly why: string };

/**
 * Merges two customers of whom somebody says that they are one, unless staff said otherwise or hardly anything speaks for it.
 * @param surely how likely they must be one person, from 0 to 1
 */
export async function mergeWhoAsked(
  client: Client,
  customers: [string, string],
  surely = 0.5,
): Promise<Asked> {
  const { apart, why, survivor, merged } = await client.previewMerge({ body: { customers } });
  if (apart !== null) return { merged: false, why: 'staff said that they are two people' };
  if (why.probability < surely) return { merged: false, why: 'they are hardly alike' };
  // Refused as a conflict, should somebody change one of the two in this moment.
  const versions = { [survivor.id]: survivor.version, [merged.id]: merged.version };
  const done = await client.mergeCustomers({ body: { customers, versions, reason: 'asked for' } });
  return { merged: true, survivor: done.survivor, merge: done.merge };
}
