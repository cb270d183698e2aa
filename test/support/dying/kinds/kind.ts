import { sql } from 'kysely';
import { enqueue } from '../../../../server/platform/enqueue.ts';
import { asWorker } from '../../../../server/platform/queue/port.ts';
import type { roomTasks } from '../../../../server/rooms.ts';
import type { PayloadOf, ScheduledTask, TaskName } from '../../../../server/tasks.ts';
import { stranger } from '../../access.ts';
import { workTask } from '../../work-task.ts';
import type { World } from '../world.ts';

/** How a kind of job is tried. */
export interface Kind {
  /** Makes rows for it to work on. */
  readonly arrange: (world: World) => Promise<unknown>;
  /** Sends the job, where arranging does not; again when it may not be tried again and its worker died. */
  readonly send?: (world: World) => Promise<void>;
  /** What counts of the outcome besides the business's rows, its jobs, and what left the house. */
  readonly more?: (world: World) => Promise<unknown>;
}

let periods = 0;

/** Sends a job as the schedule of the business does, for a period of its own. */
export const scheduled =
  (name: ScheduledTask) =>
  async ({ opened, shop }: World): Promise<void> => {
    periods += 1;
    const payload = { tenant: shop.id, period: `period ${periods}` };
    await opened.db.as(shop.system, 'engine', (tx) => enqueue(tx, name, payload));
  };

/** Sends a job that belongs to no business. */
export const regular =
  <Name extends TaskName>(name: Name, payload: PayloadOf<Name>) =>
  async ({ opened }: World): Promise<void> => {
    await opened.db.as(stranger(), 'gate', (tx) => enqueue(tx, name, payload));
  };

/** Statements past the policies. */
export function rows<R = Record<string, unknown>>(
  { opened }: World,
  text: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  return opened.asOwner((login) => login.run<R>(text, values));
}

const day = 86_400_000;

/** An instant so many days ago. */
export const daysAgo = (days: number): Date => new Date(Date.now() - days * day);

/** Works what waits of another kind, as part of arranging. */
export async function workNow<Name extends keyof typeof roomTasks>(
  world: World,
  name: Name,
  payload: PayloadOf<Name>,
): Promise<void> {
  const { opened, ports, shop } = world;
  await workTask(opened.db, shop.system, name, payload, ports);
  await asWorker(opened.engine, (tx) =>
    sql`DELETE FROM pgboss.job WHERE name = ${name}`.execute(tx),
  );
}
