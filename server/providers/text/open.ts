import type { CodePort } from '#platform/code-port';
import type { Config } from '#platform/config';
import type { Database } from '#platform/db';
import { openTextTwin } from './twin.ts';

/**
 * Opens the way out for codes to telephones: the built-in mailbox where it is the way out for mail too, else none, so that
 * no business offers what it cannot do.
 */
export function openTexts({ demo, smtpUrl }: Config, db: Database): CodePort {
  return demo && smtpUrl === undefined ? openTextTwin(db) : nowhere;
}

const nowhere: CodePort = {
  ways: () => Promise.resolve([]),
  send: () => Promise.reject(new Error('nobody carries messages to telephones')),
};
