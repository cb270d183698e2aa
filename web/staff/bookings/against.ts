import { Problem } from '../../api/problem.ts';
import { list } from '../../words/format.ts';
import { say, sayIfKnown } from '../../words/index.ts';
import { problemWords } from '../problem-words.ts';
import type { Stage } from './exempt.ts';

/** Codes of refusals that say by themselves what stands against a time. */
const stageOf: Partial<Record<string, Stage>> = {
  slot_taken: 'busy',
  cap_reached: 'resource_cap',
  seats_short: 'seats',
};

/** What stands against a time that was refused, as far as the refusal says. */
export function stagesOf(code: string | null, reasons: readonly string[]): string[] {
  const stage = stageOf[code ?? ''];
  return stage === undefined ? [...reasons] : [stage];
}

/** The same of a call that was refused; undefined where it was refused for something else. */
export function stagesIn(fault: unknown): string[] | undefined {
  if (!(fault instanceof Problem)) return undefined;
  const { reasons } = fault.facts;
  const stages = stagesOf(fault.code, typeof reasons === 'string' ? reasons.split(' ') : []);
  return stages.length === 0 ? undefined : stages;
}

/** What stands against a time, in words. */
export const stageWords = (stage: string): string =>
  sayIfKnown(`bookings.against.${stage}`) ?? stage;

/** Why a time was refused, in a sentence. */
export function refusalWords(fault: unknown): string {
  const stages = stagesIn(fault);
  if (stages === undefined) return problemWords(fault);
  return say('bookings.cannot', { why: list(stages.map(stageWords)) });
}
