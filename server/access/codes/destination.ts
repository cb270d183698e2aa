import { normalisePhone } from '#identity';
import { emailOf, readBusiness } from '#tenancy';
import type { PhoneWay } from '#platform/code-port';
import type { Ports } from '#platform/ports';
import { refuseField } from '#platform/refuse';
import type { Who } from '#platform/who';
import type { CodeTo } from './code.ts';

/** Where a code is to go, as it was typed: one of the two. */
export interface Destination {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** The usual one where not said. */
  readonly way?: PhoneWay | undefined;
}

/**
 * Reads where a code is to go. A number is read as people of the business's country write it.
 * @throws {Refusal} `invalid_input` for neither or both, for what is no number, and where no code can be sent to telephones
 */
export async function readDestination(
  { db, codes }: Ports,
  who: Who,
  tenant: string,
  { email, phone, way }: Destination,
): Promise<CodeTo> {
  if ((email === undefined) === (phone === undefined))
    return refuseField('email', 'or phone must be given, and not both');
  if (email !== undefined) return { email: emailOf(email) };
  const [{ country }, ways] = await db.as(who, 'gate', async (tx) => [
    await readBusiness(tx, tenant),
    await codes.ways(tx, tenant),
  ]);
  const [usual] = ways;
  if (usual === undefined) return refuseField('phone', 'cannot be sent codes to here');
  if (way !== undefined && !ways.includes(way))
    return refuseField('way', 'is not one that codes are sent by here');
  const read = normalisePhone(phone ?? '', country);
  if (read === null || read.sendable === null || read.placeholder)
    return refuseField('phone', 'is no telephone number');
  return { phone: read.sendable, way: way ?? usual };
}
