import { consents } from '#contract/consents';
import { mailbox } from '#contract/mailbox';
import { findCustomer } from '#identity';
import { readBusiness } from '#tenancy';
import type { Config } from '#platform/config';
import { implement } from '#platform/handler';
import { refuse } from '#platform/refuse';
import { consentsNow } from './consents/now.ts';
import { readSaid, readSaidOf } from './consents/said.ts';
import { sayConsent } from './consents/say.ts';
import { listMail, readMail } from './mailbox.ts';
import { handlers as messageHandlers } from './message-handlers.ts';

/** What answers the mailbox part of the contract: nothing, where the demo is not allowed. */
const mailboxHandlers = implement(mailbox, {
  listMail: async ({ tx, query, ports }) => {
    onlyWithDemo(ports.config);
    return { rows: await listMail(tx, query) };
  },
  getMail: async ({ tx, params, ports }) => {
    onlyWithDemo(ports.config);
    return readMail(tx, params.id);
  },
});

/** What answers for what customers allow. Customers are asked about themselves, whatever an address says. */
const consentHandlers = implement(consents, {
  listConsents: async ({ tx, who, params, query }) => {
    const { business, said } = await readSaidOf(tx, who.tenant, params.id);
    return { now: consentsNow(said, business, query.language), said };
  },
  recordConsent: async ({ tx, who, params, body }) =>
    sayConsent(tx, who, (await findCustomer(tx, who, params.id)).id, body),
  listOwnConsents: async ({ tx, who, query }) => {
    const said = await readSaid(tx, who.tenant, who.customer);
    const { name } = await readBusiness(tx, who.tenant);
    return { now: consentsNow(said, name, query.language) };
  },
  giveOwnConsent: ({ tx, who, body }) =>
    sayConsent(tx, who, who.customer, { ...body, source: 'portal' }),
});

/** What answers for what is sent and what may be sent. */
export const handlers = [...mailboxHandlers, ...consentHandlers, ...messageHandlers];

function onlyWithDemo(config: Config): void {
  if (!config.demo) refuse('not_found');
}
