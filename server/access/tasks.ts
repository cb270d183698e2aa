import type { TaskHandlers } from '#platform/tasks';
import { cleanAccess } from './clean.ts';
import { mailCode } from './codes/mail.ts';
import { mailInvitation } from './invitations/mail.ts';
import { recogniseSignUps } from './sign-ups/recognise.ts';

/** The work of access behind the scenes. */
export const tasks = {
  'sign_in.mail': mailCode,
  'invitation.mail': mailInvitation,
  'access.clean': ({ db, who }) => db.as(who, 'gate', cleanAccess),
  'sign_ups.recognise': async ({ db, who, done }) => {
    await recogniseSignUps(db, who);
    await db.as(who, 'engine', done);
  },
} satisfies TaskHandlers;
