import { newId } from '#platform/ids';
import { log } from '#platform/log';
import type { Ports } from '#platform/ports';
import type { Database } from '../../server/platform/db.ts';
import type { System } from '../../server/platform/who.ts';
import { roomTasks } from '../../server/rooms.ts';
import { testPorts } from './ports.ts';

/**
 * Makes one attempt at a job of some kind at once, without a queue: for tests of what it does.
 * @param payload as the kind has it
 * @throws what the attempt threw
 */
export async function workTask(
  db: Database,
  who: System,
  name: keyof typeof roomTasks,
  payload: object,
  ports: Ports = testPorts(db),
): Promise<void> {
  // Which handler takes which payload is lost where a kind is looked up by name.
  await (roomTasks[name] as (job: unknown) => Promise<void>)({
    id: newId(),
    db,
    ports,
    who,
    payload,
    log,
    signal: new AbortController().signal,
    done: () => Promise.resolve(),
  });
}
