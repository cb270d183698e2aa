import { mailbox } from '#contract/mailbox';
import type { Config } from '#platform/config';
import { implement } from '#platform/handler';
import { refuse } from '#platform/refuse';
import { listMail, readMail } from './mailbox.ts';

/** What answers the mailbox part of the contract: nothing, where the demo is not allowed. */
export const handlers = implement(mailbox, {
  listMail: async ({ tx, query, ports }) => {
    onlyWithDemo(ports.config);
    return { rows: await listMail(tx, query) };
  },
  getMail: async ({ tx, params, ports }) => {
    onlyWithDemo(ports.config);
    return readMail(tx, params.id);
  },
});

function onlyWithDemo(config: Config): void {
  if (!config.demo) refuse('not_found');
}
