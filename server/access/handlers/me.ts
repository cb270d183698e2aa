import { meOperations } from '#contract/access/me';
import { implement } from '#platform/handler';
import { changePerson, findPersonById } from '#tenancy';
import { readWelcome } from '../demo/welcome.ts';
import { readMe } from '../me.ts';
import {
  confirmSecondFactorChange,
  removeSecondFactor,
  startSecondFactor,
} from '../second-factor/change.ts';

/** What answers for the person at the screen. */
export const meHandlers = implement(meOperations, {
  getWelcome: ({ tx, ports }) => readWelcome(tx, ports.config),
  getMe: async ({ tx, who }) => {
    if (who.kind === 'user' || who.kind === 'staff') return readMe(tx, who);
    if (who.kind !== 'anonymous' || who.pending === undefined)
      return { state: 'signed_out' } as const;
    const { email } = await findPersonById(tx, who.pending.user);
    return { state: 'second_factor_due', email } as const;
  },
  updateMe: async ({ tx, who, body }) => {
    await changePerson(tx, who.user, body);
    return readMe(tx, who);
  },
  startTotp: ({ tx, who }) => startSecondFactor(tx, who),
  confirmTotp: async ({ who, body, ports, setCookie }) => {
    const { cookie } = await confirmSecondFactorChange(ports.db, who, body.code);
    setCookie(cookie);
  },
  removeTotp: ({ who, body, ports }) => removeSecondFactor(ports.db, who, body.code),
});
