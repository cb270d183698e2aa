import { useState } from 'react';
import type { Chosen } from '#contract/bulk';

/** As many as the contract lets be named one by one. */
export const mostChosen = 200;

type Matching = Extract<Chosen, { matching: unknown }>['matching'];

/** Who is chosen for an act on many. */
export interface Selection {
  /** All that match, whether they are shown yet or not. */
  readonly isAll: boolean;
  readonly ids: readonly string[];
  readonly has: (id: string) => boolean;
  readonly choose: (ids: readonly string[], isOn: boolean) => void;
  readonly chooseAll: () => void;
  readonly clear: () => void;
  /** As the contract says it; undefined where nobody is chosen. */
  readonly chosen: Chosen | undefined;
}

/**
 * Keeps who is chosen, until something else is listed.
 * @param matching what the list shows
 */
export function useSelection(matching: Matching): Selection {
  const key = JSON.stringify(matching);
  const [kept, setKept] = useState({ key, ids: [] as readonly string[], isAll: false });
  const { ids, isAll } = kept.key === key ? kept : { ids: [] as readonly string[], isAll: false };
  return {
    isAll,
    ids,
    has: (id) => isAll || ids.includes(id),
    choose: (some, isOn) => {
      const rest = isAll ? [] : ids.filter((id) => !some.includes(id));
      setKept({ key, isAll: false, ids: isOn ? [...rest, ...some].slice(0, mostChosen) : rest });
    },
    chooseAll: () => setKept({ key, ids: [], isAll: true }),
    clear: () => setKept({ key, ids: [], isAll: false }),
    chosen: isAll ? { matching } : ids.length > 0 ? { ids: [...ids] } : undefined,
  };
}
