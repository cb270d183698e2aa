import { derivedKey, hmac, sameBytes } from '#platform/crypto';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';

const idBytes = 16;
const proofBytes = 16;

/**
 * The token of a message by which its reader says that no more of the kind should come. It follows from the message's id
 * and the business's own key: nothing is kept of it, and nobody can make one up.
 */
export async function unsubscribeToken(tx: Tx, tenant: string, message: string): Promise<string> {
  const id = Buffer.from(message.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, await proofOf(tx, tenant, id)]).toString('base64url');
}

/** The message that a token stands for; undefined where nobody was sent such a one. */
export async function messageOfToken(
  tx: Tx,
  tenant: string,
  token: string,
): Promise<string | undefined> {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== idBytes + proofBytes) return undefined;
  const id = bytes.subarray(0, idBytes);
  if (!sameBytes(bytes.subarray(idBytes), await proofOf(tx, tenant, id))) return undefined;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function proofOf(tx: Tx, tenant: string, id: Uint8Array): Promise<Buffer> {
  const { hmac: key } = await tenantKeys(tx, tenant);
  return hmac(derivedKey(key, 'unsubscribe'), id).subarray(0, proofBytes);
}
