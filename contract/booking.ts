import { bookingSettingsOperations } from './booking/settings.ts';

/** Services, hours, free times and bookings. */
export const booking = { ...bookingSettingsOperations };
