import { changesBetween, record } from '#audit';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { readSettings, type MessageSettings } from './read.ts';

/** Says how a business writes to people; what goes from now on goes so. As `caller`. */
export async function setSettings(
  tx: Tx,
  who: Staff | Key,
  wanted: MessageSettings,
): Promise<MessageSettings> {
  const before = await readSettings(tx, who.tenant);
  const row = {
    sender_name: wanted.senderName,
    reply_to: wanted.replyTo,
    quiet_from: wanted.quiet?.from ?? null,
    quiet_to: wanted.quiet?.to ?? null,
    reminder_minutes: [...new Set(wanted.reminderMinutes)].toSorted((a, b) => b - a),
    follow_up_minutes: wanted.followUpMinutes,
    staff_notices: wanted.staffNotices,
    per_minute: wanted.perMinute,
    updated_at: now(),
  };
  await tx
    .insertInto('message_settings')
    .values({ tenant_id: who.tenant, ...row })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
    .execute();
  const after = await readSettings(tx, who.tenant);
  const changes = changesBetween(plain(before), plain(after), [
    'senderName',
    'replyTo',
    'quiet',
    'reminderMinutes',
    'followUpMinutes',
    'staffNotices',
    'perMinute',
  ]);
  if (Object.keys(changes).length > 0)
    await record(tx, who, {
      type: 'message_settings.changed',
      subject: { kind: 'business', id: who.tenant },
      changes,
    });
  return after;
}

/** Settings as they stand beside an event. */
function plain({ quiet, ...rest }: MessageSettings) {
  return { ...rest, quiet: quiet === null ? null : `${quiet.from}–${quiet.to}` };
}
