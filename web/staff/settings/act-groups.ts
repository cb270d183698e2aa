import { type Act, everyAct } from '#contract/acts';
import { useAtWork } from '../session.ts';

/** What acts are about, as `customers` of `customers.read`. */
export type ActGroup = Act extends `${infer Group}.${string}` ? Group : never;

type ActGroups = readonly (readonly [ActGroup, readonly Act[]])[];

const all: ActGroups = groupsOf(everyAct);
// To whoever does business in earnest the demo is none of their concern.
const inEarnest: ActGroups = groupsOf(everyAct.filter((act) => act !== 'business.leave-demo'));

/** Every act there is at this business under what it is about, in the order of the table. */
export function useActGroups(): ActGroups {
  const { business } = useAtWork();
  return business.isDemo ? all : inEarnest;
}

function groupsOf(acts: readonly Act[]): ActGroups {
  return [...Map.groupBy(acts, (act) => act.split('.')[0] as ActGroup)];
}
