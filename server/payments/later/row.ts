import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { CardState } from './rules.ts';

/** A row of saved cards. */
export interface CardRow {
  readonly id: string;
  readonly payer_id: string;
  readonly account_ref: string;
  readonly subject_id: string;
  readonly state: string;
  readonly provider_ref: string | null;
  readonly provider_method: string | null;
  readonly brand: string | null;
  readonly last4: string | null;
  readonly fault_code: string | null;
  /** What may be charged to it, as it was agreed; null: nothing. */
  readonly fee_minor: bigint | null;
  readonly fee_currency: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** Where a card stands. */
export const cardState = (row: CardRow) => row.state as CardState;

const byId = (tx: Tx, tenant: string, id: string) =>
  tx.selectFrom('saved_cards').selectAll().where('tenant_id', '=', tenant).where('id', '=', id);

/** A card by its id. @throws {Refusal} `not_found` */
export async function findCard(tx: Tx, tenant: string, id: string): Promise<CardRow> {
  return (await byId(tx, tenant, id).executeTakeFirst()) ?? refuse('not_found');
}

/** The same, locked for a change. @throws {Refusal} `not_found` */
export async function lockCard(tx: Tx, tenant: string, id: string): Promise<CardRow> {
  return (await byId(tx, tenant, id).forUpdate().executeTakeFirst()) ?? refuse('not_found');
}

/** The card that is saved for something, the last where there are several; at the account that is connected now. */
export function savedCardOf(tx: Tx, tenant: string, subject: string): Promise<CardRow | undefined> {
  return tx
    .selectFrom('saved_cards as c')
    .innerJoin('payment_accounts as a', (join) =>
      join.onRef('a.tenant_id', '=', 'c.tenant_id').onRef('a.account_ref', '=', 'c.account_ref'),
    )
    .selectAll('c')
    .where('c.tenant_id', '=', tenant)
    .where('c.subject_id', '=', subject)
    .where('c.state', '=', 'saved')
    .orderBy('c.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
