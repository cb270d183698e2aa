import { say } from '../../words/index.ts';
import type { Booking } from './states.ts';

/** Whose booking it is: as they are called today, or were written down then. */
export function nameOf({
  customer,
  booker = '',
}: Pick<Booking, 'customer'> & { readonly booker?: string }): string {
  const name = customer?.name ?? '';
  if (name !== '') return name;
  return booker === '' ? say('bookings.walkIn') : booker;
}
