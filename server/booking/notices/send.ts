import { putMessages, readMessageSettings } from '#messaging';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { readNoticed } from './noticed.ts';
import { type Act, noticesOf } from './plan.ts';

/** Who does something to bookings. */
type By = Who & { readonly tenant: string };

/**
 * Has people written to about what was done to bookings, as part of what does it: one statement however many they are. Last of
 * all in its transaction, for everybody of the business wants the outbox woken. As `caller` or `engine`.
 * @param was when the booking was before it was moved
 */
export async function sendNotices(
  tx: Tx,
  who: By,
  act: Act,
  bookings: readonly string[],
  was: Date | null = null,
): Promise<void> {
  if (bookings.length === 0) return;
  const [settings, noticed] = await Promise.all([
    readMessageSettings(tx, who.tenant),
    readNoticed(tx, who.tenant, bookings),
  ]);
  const how = { settings, was, at: now(), by: who.kind === 'staff' ? who.user : null };
  await putMessages(
    tx,
    who,
    noticed.flatMap((one) => noticesOf(act, one, how)),
  );
}
