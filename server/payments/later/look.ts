import { inSeconds } from '#platform/clock';
import { PaymentRefused, type PaymentPort } from '#platform/payment-port';
import type { Ports } from '#platform/ports';
import type { Tx } from '#platform/tx';
import { type Account, readAccount } from '../account/keys.ts';
import { codeOf } from '../answered.ts';
import type { By } from '../by.ts';
import { keyHours, waitHours } from '../charge/rules.ts';
import type { FoundCard } from './note.ts';
import { notePayer, type PayerRow } from './payer.ts';
import { type CardRow, cardState, findCard } from './row.ts';
import { isOpenCard } from './rules.ts';

/** A card with the account that can say what became of it, and whose it is to be. */
export interface LookedCard {
  readonly row: CardRow;
  readonly account: Account;
  readonly payer: PayerRow;
}

/** What there is to look up of a card; undefined where the provider has nothing to say of it. As `caller` or `engine`. */
export async function toLookUpCard(
  tx: Tx,
  tenant: string,
  id: string,
): Promise<LookedCard | undefined> {
  const row = await findCard(tx, tenant, id);
  const account = await readAccount(tx, tenant);
  if (account === undefined || account.ref !== row.account_ref) return undefined;
  if (!isOpenCard(cardState(row))) return undefined;
  const payer = await tx
    .selectFrom('payers')
    .select(['id', 'customer_id', 'provider_customer'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', row.payer_id)
    .executeTakeFirstOrThrow();
  return { row, account, payer };
}

/**
 * Asks the provider what became of a card, begun there where it was not yet: first its payer is made known, then the card
 * asked for, each under its own id as the key.
 * @throws {PaymentUncertain}
 */
export async function lookUpCard(
  { db, payments: port }: Pick<Ports, 'db' | 'payments'>,
  who: By,
  { row, account, payer }: LookedCard,
): Promise<FoundCard> {
  const olderThan = (hours: number) => row.created_at < inSeconds(-hours * 3600);
  const { secretKey } = account;
  try {
    if (row.provider_ref !== null) {
      const setup = await port.cards.read(secretKey, row.provider_ref);
      const isOver = setup.status === 'waiting' && olderThan(waitHours);
      return isOver ? await port.cards.cancel(secretKey, row.provider_ref) : setup;
    }
    if (olderThan(keyHours)) return { never: 'not_begun' };
    const known = payer.provider_customer ?? (await makeKnown({ db, port, secretKey }, who, payer));
    return await port.cards.begin(secretKey, { id: row.id, payer: known });
  } catch (fault) {
    if (fault instanceof PaymentRefused) return { never: codeOf(fault) };
    throw fault;
  }
}

async function makeKnown(
  { db, port, secretKey }: { db: Ports['db']; port: PaymentPort; secretKey: string },
  who: By,
  { id }: PayerRow,
): Promise<string> {
  const name = await port.cards.payer(secretKey, id);
  await db.as(who, 'engine', (tx) => notePayer(tx, who.tenant, id, name));
  return name;
}
