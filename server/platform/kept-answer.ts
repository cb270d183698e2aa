import { open, seal } from './crypto.ts';
import { tenantKeys } from './keys.ts';
import type { Tx } from './tx.ts';

/** Which kept answer: whose, and under which Idempotency-Key. */
export interface AnswerKey {
  readonly tenant: string;
  readonly credential: string;
  readonly key: string;
}

/** An answer as it is kept: sealed, for it may hold what is shown only once. A JSON string of base64. */
export async function sealAnswer(tx: Tx, key: AnswerKey, answer: unknown): Promise<string> {
  const { data } = await tenantKeys(tx, key.tenant);
  return JSON.stringify(seal(data, JSON.stringify(answer), belongsTo(key)).toString('base64'));
}

/** The JSON of an answer that was kept. */
export async function openAnswer(tx: Tx, key: AnswerKey, kept: string): Promise<string> {
  const { data } = await tenantKeys(tx, key.tenant);
  return open(data, Buffer.from(kept, 'base64'), belongsTo(key)).toString();
}

function belongsTo({ tenant, credential, key }: AnswerKey): string {
  return `idempotency ${tenant} ${credential} ${key}`;
}
