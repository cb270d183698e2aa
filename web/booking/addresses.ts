import { isFramed } from './frame.ts';

const below = (slug: string) => `/b/${slug}${isFramed() ? '/embed' : ''}`;

/** The page of a service, in the frame where this page is in one. */
export const addressOfService = (slug: string, service: string): string =>
  `${below(slug)}/book/${service}${location.search.replace(/[?&]start=[^&]*/, '')}`;

/** The page of all services. */
export const addressOfAll = (slug: string): string => `${below(slug)}/book`;
