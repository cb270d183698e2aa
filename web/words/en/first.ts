import { customers } from './customers.ts';
import { mailbox } from './mailbox.ts';
import { places } from './places.ts';
import { privacy } from './privacy.ts';
import { problems } from './problems.ts';
import { bulk, segments } from './segments.ts';
import { roles, shell } from './shell.ts';
import { invitation, setUp, signIn } from './sign-in.ts';
import { start, today } from './today.ts';
import { forms, keys, ui } from './ui.ts';

/** Words of the first screens in English, and those that are everywhere. */
export const first = {
  bulk,
  customers,
  forms,
  invitation,
  keys,
  mailbox,
  places,
  privacy,
  problems,
  roles,
  segments,
  setUp,
  shell,
  signIn,
  start,
  today,
  ui,
};
