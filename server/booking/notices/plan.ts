import type { MessageSettings, NewMessage } from '#messaging';
import type { Noticed } from './noticed.ts';

/** What was done to a booking, as far as people are written to about it. */
export type Act =
  | 'made'
  | 'confirmed'
  | 'moved'
  | 'cancelled'
  | 'declined'
  | 'missed'
  | 'completed';

/** How a business writes, when something is done, and what is known of it. */
export interface Circumstances {
  readonly settings: Pick<MessageSettings, 'reminderMinutes' | 'followUpMinutes' | 'staffNotices'>;
  readonly at: Date;
  /** The user who did it: nobody is told what they did themselves. */
  readonly by: string | null;
  /** When it was before it was moved. */
  readonly was: Date | null;
}

type Said = Pick<NewMessage, 'type' | 'occasion' | 'sendAt'>;

const minuteMs = 60_000;

/**
 * What is written to whom because of what was done to a booking. The occasion of what ends with a move names the sequence
 * that it is about, so that it is left unsaid when another has come. Pure.
 */
export function noticesOf(act: Act, booking: Noticed, how: Circumstances): NewMessage[] {
  const { id, customer, language, team } = booking;
  const subject = { kind: 'booking', id };
  const toBooker =
    customer === null
      ? []
      : saidToBooker[act](booking, how).map((said) => ({
          ...said,
          subject,
          language,
          to: { customer },
        }));
  const said = saidAtWork[act]?.(booking, how);
  const told = how.settings.staffNotices ? team.filter((user) => user !== how.by) : [];
  const toTeam =
    said === undefined
      ? []
      : told.map((user) => ({ ...said, subject, language: null, to: { user } }));
  return [...toBooker, ...toTeam];
}

type Saying<T> = (booking: Noticed, how: Circumstances) => T;

const saidToBooker: Readonly<Record<Act, Saying<readonly Said[]>>> = {
  made: (booking, how) => {
    const { status, isSuccessor, sequence } = booking;
    if (status === 'pending') return [{ type: 'request_received', occasion: 'received' }];
    if (status !== 'confirmed') return [];
    return isSuccessor
      ? [{ type: 'rescheduled', occasion: `rescheduled:${sequence}` }, ...reminders(booking, how)]
      : confirmed(booking, how);
  },
  confirmed,
  moved: (booking, how) => {
    const said = { type: 'moved', occasion: movedOf(booking, how) } as const;
    return booking.status === 'confirmed' ? [said, ...reminders(booking, how)] : [said];
  },
  cancelled: () => [{ type: 'cancelled', occasion: 'cancelled' }],
  declined: () => [{ type: 'declined', occasion: 'declined' }],
  missed: () => [{ type: 'no_show', occasion: 'missed' }],
  completed: ({ endsAt }, { settings: { followUpMinutes } }) =>
    followUpMinutes === null
      ? []
      : [{ type: 'follow_up', occasion: 'completed', sendAt: after(endsAt, followUpMinutes) }],
};

const saidAtWork: Readonly<Partial<Record<Act, Saying<Said | undefined>>>> = {
  made: (booking, how) => {
    if (booking.status === 'held') return undefined;
    return booking.isSuccessor
      ? { type: 'staff_moved', occasion: movedOf(booking, how) }
      : { type: 'staff_new_booking', occasion: 'new' };
  },
  moved: (booking, how) => ({ type: 'staff_moved', occasion: movedOf(booking, how) }),
  cancelled: () => ({ type: 'staff_cancelled', occasion: 'cancelled' }),
};

function confirmed(booking: Noticed, how: Circumstances): Said[] {
  return [{ type: 'confirmation', occasion: 'confirmed' }, ...reminders(booking, how)];
}

/** The reminders that are still ahead. */
function reminders(
  { startsAt, sequence }: Noticed,
  { settings, at }: Circumstances,
): (Said & { readonly type: 'reminder' })[] {
  return settings.reminderMinutes.flatMap((minutes) => {
    const sendAt = after(startsAt, -minutes);
    return sendAt > at
      ? [{ type: 'reminder', occasion: `reminder:${minutes}:${sequence}`, sendAt }]
      : [];
  });
}

/** As in `moved:2027-03-01T03:00:00.000Z:2`: when it was before, and the sequence from then on. */
const movedOf = ({ sequence }: Noticed, { was }: Circumstances): string =>
  was === null ? `moved:${sequence}` : `moved:${was.toISOString()}:${sequence}`;

/** When a booking was before it was moved, as the occasion of a message says; null where it does not. Pure. */
export function wasIn(occasion: string): Date | null {
  const was = /^moved:(.+Z):\d+$/.exec(occasion)?.[1];
  return was === undefined ? null : new Date(was);
}

const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minuteMs);
