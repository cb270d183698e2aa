import { isFramed } from './frame.ts';

const below = (slug: string) => `/b/${slug}${isFramed() ? '/embed' : ''}`;

/** The page of a service, in the frame where this page is in one. */
export const addressOfService = (slug: string, service: string): string =>
  `${below(slug)}/book/${service}${location.search.replace(/[?&]start=[^&]*/, '')}`;

/** The page of all services. */
export const addressOfAll = (slug: string): string => `${below(slug)}/book`;

/** The page of one booking, which a token opens. It stands behind the #, which browsers send to nobody. */
export const addressOfBooking = (slug: string, token: string): string =>
  `/b/${slug}/booking#${token}`;

/** The page of somebody who waits, on which they leave the list again. */
export const addressOfWaiting = (slug: string, token: string): string =>
  `/b/${slug}/waiting#${token}`;

/** The page on which a booking is paid. */
export const addressOfPaying = (slug: string, token: string): string => `/b/${slug}/pay#${token}`;
