import { now } from '#platform/clock';
import { nobodysDead } from '#platform/queue/nobodys';
import type { Check, Finding } from './finding.ts';

/** Dead jobs that no business is shown, because they belong to none. */
export const checkJobs: Check = async ({ opened }) => {
  const at = now().getTime();
  return (await nobodysDead(opened.engine)).map(({ task, count, since, waits }): Finding => {
    const age = ageOf(at - since.getTime());
    return waits
      ? {
          level: 'fault',
          what: `Dead jobs of the kind ${task}, which belong to no business: ${count}, the oldest for ${age}.`,
          todo: `The log says why. When it is mended: clientele jobs replay --task ${task}`,
        }
      : {
          level: 'advice',
          what: `Turns of ${task} that failed within a day: ${count}, the first ${age} ago.`,
          todo: 'The log says why. The next turn does what one did not; there is nothing to try again.',
        };
  });
};

function ageOf(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
