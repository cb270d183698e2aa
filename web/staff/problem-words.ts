import { Problem } from '../api/problem.ts';
import { say, sayIfKnown, spoken } from '../words/index.ts';

/**
 * What went wrong and what to do, in the language of the screen. The server's own English sentence is the more precise
 * one, so English shows that.
 */
export function problemWords(fault: unknown): string {
  if (!(fault instanceof Problem)) return say('problems.internal');
  const ours = sayIfKnown(`problems.${fault.code}`);
  const servers = spoken() === 'en' && fault.status >= 400 && fault.status < 500;
  return servers ? fault.message : (ours ?? fault.message);
}
