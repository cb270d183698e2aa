import type { Subjects } from '#platform/subject-port';
import { describeBooking } from './booking.ts';
import { describePackage } from './package.ts';

/** Says what is paid for, to whoever gives out documents. */
export const subjects: Subjects = { booking: describeBooking, package: describePackage };
