import type { Tx } from '#platform/tx';
import type { Quiet } from '../outbox/quiet.ts';

/** How a business wants to write to people. */
export interface MessageSettings {
  /** The name that mail comes from; null: the business's own. */
  readonly senderName: string | null;
  /** Where answers go; null: to the address that mail is sent from. */
  readonly replyTo: string | null;
  /** Hours in which nothing goes that can wait; null: none. */
  readonly quiet: Quiet | null;
  /** How many minutes before a booking it is reminded of, longest first. */
  readonly reminderMinutes: readonly number[];
  /** How many minutes after it somebody is asked how it was; null: nobody is. */
  readonly followUpMinutes: number | null;
  /** Whether people at work are written to about bookings. */
  readonly staffNotices: boolean;
  /** Most messages a minute. */
  readonly perMinute: number;
}

/** What holds until a business says otherwise. */
const shippedSettings: MessageSettings = {
  senderName: null,
  replyTo: null,
  quiet: { from: 21 * 60, to: 8 * 60 },
  reminderMinutes: [24 * 60],
  followUpMinutes: null,
  staffNotices: true,
  perMinute: 120,
};

/** How a business wants to write to people. As `caller` or `engine`. */
export async function readSettings(tx: Tx, tenant: string): Promise<MessageSettings> {
  const row = await tx
    .selectFrom('message_settings')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  if (row === undefined) return shippedSettings;
  const { quiet_from: from, quiet_to: to } = row;
  return {
    senderName: row.sender_name,
    replyTo: row.reply_to,
    quiet: from === null || to === null ? null : { from, to },
    reminderMinutes: row.reminder_minutes,
    followUpMinutes: row.follow_up_minutes,
    staffNotices: row.staff_notices,
    perMinute: row.per_minute,
  };
}
