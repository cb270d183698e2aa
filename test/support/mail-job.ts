import { log } from '#platform/log';
import type { Mail } from '#platform/mail';
import { newId } from '#platform/ids';
import type { Job } from '#platform/tasks';
import { systemOf } from '../../server/platform/who.ts';
import type { Database } from '../../server/platform/db.ts';
import { testPorts } from './ports.ts';

/**
 * One attempt at a job that sends mail, with a way out that hands every mail to `take`, and may throw as a mail server
 * refuses.
 */
export function mailJob<Payload extends object>(
  db: Database,
  payload: Payload,
  take: (mail: Mail) => unknown,
): Job<Payload> {
  const request = newId();
  const who =
    'tenant' in payload
      ? systemOf(String(payload.tenant), request)
      : ({ kind: 'anonymous', request } as const);
  const mail = {
    provider: 'test',
    deduplicates: false,
    send: async (mail: Mail) => {
      await take(mail);
      return '250 ok';
    },
  };
  return {
    id: newId(),
    who: who as Job<Payload>['who'],
    payload,
    db,
    ports: { ...testPorts(db), mail },
    log,
    signal: new AbortController().signal,
    done: () => Promise.resolve(),
  };
}
