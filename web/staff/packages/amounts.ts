import { number } from '../../words/format.ts';
import { sayIfKnown } from '../../words/index.ts';

/** How packages are counted. */
export type Unit = 'minutes' | 'visits';

/** So much of a package is shown as one: people think in hours. */
export const perShown = (unit: Unit): number => (unit === 'minutes' ? 60 : 1);

/** How much of a package, in words: `10 h`, `5 visits`; null: as much as they like. */
export function amountIn(unit: Unit, amount: number | null): string {
  if (amount === null) return sayIfKnown('packages.unlimited') ?? '';
  const many = number(amount / perShown(unit), 2);
  return sayIfKnown(`packages.${unit === 'minutes' ? 'hours' : 'visits'}Of`, { many }) ?? many;
}
