import { acts } from './acts.ts';
import { audit } from './audit.ts';
import { customer } from './customer.ts';
import { duplicates, staleLinks } from './duplicates.ts';
import { events, fields } from './events.ts';
import { hours } from './hours.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { matching } from './matching.ts';
import { merging } from './merging.ts';
import { messages } from './messages.ts';
import { mirror } from './mirror.ts';
import { packages } from './packages.ts';
import { payments } from './payments.ts';
import { evidence, profile } from './profile.ts';
import { reviews } from './reviews.ts';
import { rows, services, units } from './services.ts';
import { settings } from './settings.ts';
import { waitlist } from './waitlist.ts';

/** Words in French of pages that are opened later. */
export const further = {
  acts,
  audit,
  customer,
  duplicates,
  events,
  evidence,
  fields,
  hours,
  imports,
  jobs,
  matching,
  merging,
  messages,
  mirror,
  packages,
  payments,
  profile,
  reviews,
  rows,
  services,
  settings,
  staleLinks,
  units,
  waitlist,
};
