import { sayIfKnown } from '../../words/index.ts';

/** What a kind of job does, in the language of the screen; one that has no words yet shows itself. */
export function taskWords(task: string): string {
  return sayIfKnown(`jobs.tasks.${task}`) ?? task;
}
