import type { Words } from '../shape.ts';
import { audit } from './audit.ts';
import { customer, customers } from './customers.ts';
import { acts, events, fields } from './events.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { mailbox } from './mailbox.ts';
import { matching } from './matching.ts';
import { merging } from './merging.ts';
import { mirror } from './mirror.ts';
import { privacy } from './privacy.ts';
import { problems } from './problems.ts';
import { evidence, profile } from './profile.ts';
import { duplicates, reviews, staleLinks } from './reviews.ts';
import { bulk, segments } from './segments.ts';
import { settings } from './settings.ts';
import { roles, shell } from './shell.ts';
import { invitation, setUp, signIn } from './sign-in.ts';
import { start, today } from './today.ts';
import { forms, keys, ui } from './ui.ts';

/** All words of the screens in French. */
export const fr: Words = {
  acts,
  audit,
  bulk,
  customer,
  customers,
  events,
  evidence,
  fields,
  forms,
  imports,
  invitation,
  jobs,
  keys,
  mailbox,
  matching,
  merging,
  mirror,
  privacy,
  problems,
  profile,
  duplicates,
  reviews,
  staleLinks,
  roles,
  segments,
  settings,
  setUp,
  shell,
  signIn,
  start,
  today,
  ui,
};
