import type { TaskHandlers } from '#platform/tasks';
import { settleTold } from './bookings/settle.ts';
import { settleCardTold } from './bookings/settle-card.ts';
import { pull } from './calendars/sources/pull.ts';
import { sweep } from './calendars/sources/sweep.ts';
import { expireHolds, sweepHolds } from './holds/expire.ts';
import { fill } from './holidays/fill.ts';
import { unhand } from './resources/unhand.ts';
import { match, sweepWaitlist } from './waitlist/match.ts';
import { rederive } from './reviews/rederive.ts';

/** The jobs of this room. */
export const tasks = {
  'holds.expire': expireHolds,
  'holds.sweep': sweepHolds,
  'waitlist.match': match,
  'waitlist.sweep': sweepWaitlist,
  'booking.settle': settleTold,
  'booking.settle_card': settleCardTold,
  'calendars.sweep': sweep,
  'calendars.pull': pull,
  'resources.unhand': unhand,
  'holidays.fill': fill,
  'zones.rederive': rederive,
} satisfies TaskHandlers;
