import type { exemptions } from '#contract/booking/booking';
import type { stages } from '#contract/booking/slots';

/** A rule that staff may set aside. */
export type Exemption = (typeof exemptions)[number];
/** Something that stands against a time. */
export type Stage = (typeof stages)[number];

/** What staff set aside without being asked: they know when it is, and that they are early or late. */
export const usual: readonly Exemption[] = ['notice', 'window', 'grid'];

/** The rule behind what stands against a time; nobody sets the others aside. */
const rules: Partial<Record<string, Exemption>> = {
  notice: 'notice',
  window: 'window',
  grid: 'grid',
  daily_cap: 'caps',
  resource_cap: 'caps',
  holiday: 'hours',
  override: 'hours',
  break: 'hours',
  hours: 'hours',
  time_off: 'time_off',
};

/** The rules to set aside for a time to be had; undefined where that does not help. */
export function toSetAside(stages: readonly string[]): Exemption[] | undefined {
  const found = stages.map((stage) => rules[stage]);
  if (found.length === 0 || found.includes(undefined)) return undefined;
  return [...new Set([...usual, ...(found as Exemption[])])];
}
