import { log } from '#platform/log';
import type { Ports } from '#platform/ports';
import type { TaskHandler } from '#platform/tasks';
import { database } from '../../../server/platform/db.ts';
import { sweeping } from '../../../server/platform/due.ts';
import { attempt, type Bench } from '../../../server/platform/queue/attempt.ts';
import { claimer } from '../../../server/platform/queue/claim.ts';
import { settling } from '../../../server/platform/queue/settle.ts';
import { roomTasks } from '../../../server/rooms.ts';
import type { TaskName } from '../../../server/tasks.ts';
import { liveUntil, mortalEngine, mortalFiles, type Life } from './life.ts';
import { letTimePass } from './time.ts';
import type { Ground, World } from './world.ts';

/** Most jobs of one kind that a world may have. */
const mostJobs = 40;

/**
 * Works all jobs of one kind in a world, by one worker after another as each dies.
 * @param end number of the step at which the first one dies, counted from 1
 * @returns the first life
 */
export async function workOff(
  ground: Ground,
  world: World,
  kind: TaskName,
  end: number,
): Promise<Life> {
  const first = liveUntil(end);
  world.life = first;
  for (let jobs = 0; jobs < mostJobs; jobs += 1) {
    const [job] = await claimer(ground.opened.engine, ground.boss, [kind], 1)(1);
    if (job === undefined) return first;
    const { life } = world;
    const working = attempt(benchOf(ground, world, kind), job, new AbortController().signal);
    await Promise.race([working, life.death]);
    if (!life.isOver) continue;
    await letTimePass(ground.opened.engine, ground.boss);
    world.life = liveUntil(Infinity);
  }
  throw new Error(`${kind} comes to no end`);
}

/** The place of a worker who may die at any step. */
function benchOf({ opened, boss }: Ground, world: World, kind: TaskName): Bench {
  const { life } = world;
  const engine = mortalEngine(opened.engine, life);
  const db = database(engine);
  const ports: Ports = {
    ...world.ports,
    db,
    files: mortalFiles(world.ports.files, life),
    mail: {
      provider: 'test',
      deduplicates: true,
      async send(mail) {
        await life.goOn();
        world.sent.push(JSON.stringify(mail));
        await life.pass('sent');
        return '250 ok';
      },
    },
  };
  const handlers = { ...roomTasks, 'due.sweep': sweeping(engine) };
  const handler = handlers[kind] as TaskHandler<unknown>;
  const settle = settling(engine, boss);
  return {
    ports,
    handlers: {
      [kind]: async (job: Parameters<typeof handler>[0]) => {
        await life.pass('claimed');
        await handler(job);
      },
    },
    settle: {
      ...settle,
      async done(job) {
        await life.goOn();
        await settle.done(job);
        await life.pass('settled');
      },
      async failed(job, fault) {
        await life.goOn();
        await settle.failed(job, fault);
      },
    },
    // The dead are buried with faults that nobody need read of.
    log: log.child({}, { level: 'silent' }),
    stopping: new AbortController().signal,
  };
}
