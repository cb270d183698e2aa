import { type Act, everyAct } from '#contract/acts';

/** What acts are about, as `customers` of `customers.read`. */
export type ActGroup = Act extends `${infer Group}.${string}` ? Group : never;

/** Every act under what it is about, in the order of the table. */
export const actGroups: readonly (readonly [ActGroup, readonly Act[]])[] = [
  ...Map.groupBy(everyAct, (act) => act.split('.')[0] as ActGroup),
];
