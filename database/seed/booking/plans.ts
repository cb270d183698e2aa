import { birdie } from './birdie.ts';
import { isimbi } from './isimbi.ts';
import { northlight } from './northlight.ts';
import type { BookingPlan } from './plan.ts';
import { stillwater } from './stillwater.ts';

/** How each demo business is booked, by its address in links. */
export const plans: Readonly<Record<string, BookingPlan>> = {
  birdie,
  northlight,
  isimbi,
  stillwater,
};
