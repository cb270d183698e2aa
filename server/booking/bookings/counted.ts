import type { Count } from '../taking/counts.ts';
import type { Timed } from './write.ts';

/** What staff set aside is counted all the same. */
const noCap = 2_147_483_647;

/** For what a new booking counts on its day: its service, and what it takes, where those have a cap. */
export function countsOf({ wanted, decided: { standing, takes, day } }: Timed): Count[] {
  const { situation, rules } = standing;
  const taken = new Set(takes.map(({ resource }) => resource));
  const takers = situation.needs.flatMap(({ pool }) => pool.filter(({ id }) => taken.has(id)));
  const isFree = wanted.despite.includes('caps');
  return [
    { subject: rules.service.id, cap: situation.service.dailyCap },
    ...takers.map(({ id, dailyCap }) => ({ subject: id, cap: dailyCap })),
  ].map(({ subject, cap }) => ({
    subject,
    day,
    change: 1,
    cap: isFree && cap !== null ? noCap : cap,
  }));
}

/** Whose turn it was. */
export function turnsOf({ decided: { standing, takes } }: Timed): {
  readonly need: string;
  readonly resource: string;
}[] {
  const inTurn = standing.situation.needs.filter(({ assignment }) => assignment === 'round_robin');
  return takes.filter(({ need }) => inTurn.some(({ id }) => id === need));
}
