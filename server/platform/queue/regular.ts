import type { PgBoss } from 'pg-boss';
import { tasks } from '../../tasks.ts';
import { newId } from '../ids.ts';

/** Sends the jobs that workers send themselves, unless another worker has sent them already in this turn. */
export async function sendRegular(boss: PgBoss): Promise<void> {
  for (const [name, task] of Object.entries(tasks)) {
    if (!('everySeconds' in task)) continue;
    await boss.send(
      name,
      { payload: {}, request: newId() },
      { singletonSeconds: task.everySeconds, singletonKey: 'regular', group: { id: 'all' } },
    );
  }
}
