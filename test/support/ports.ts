import type { Config } from '#platform/config';
import { readConfig } from '#platform/config';
import type { Database } from '../../server/platform/db.ts';
import { filesInFolder } from '#platform/files-folder';
import type { Ports } from '#platform/ports';
import { calendarPort } from '#providers/calendars/real';
import { openServices } from '#providers/sign-in/real';
import { openStripe } from '#providers/stripe/real';
import { composers } from '../../server/rooms.ts';
import { cached } from './cache.ts';

/**
 * What the program hands to use cases, with mail that goes nowhere and names that nobody has.
 * @param changes to a configuration as a fresh clone has it, the demo allowed
 */
export function testPorts(db: Database, changes: Partial<Config> = {}): Ports {
  const config = { ...readConfig({ PORT: '0', LOG_LEVEL: 'silent' }), ...changes };
  return {
    db,
    config,
    files: filesInFolder(cached('test-files')),
    mail: { provider: 'test', deduplicates: true, send: () => Promise.resolve('250 ok') },
    compose: composers,
    signIn: openServices(),
    payments: openStripe(),
    calendars: calendarPort({}),
    subjects: {},
    codes: { ways: () => Promise.resolve(['sms', 'whatsapp']), send: () => Promise.resolve() },
    names: { texts: () => Promise.resolve([]), mailServers: () => Promise.resolve([]) },
  };
}
