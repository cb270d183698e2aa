import { useQueries, useQuery } from '@tanstack/react-query';
import { call, type Reply } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { type Line, type Side, tierLine } from './choices.ts';

type Preview = Pick<Reply<'previewMerge'>, 'survivor' | 'merged'>;

/** The tiers of two customers side by side, where the business has tiers; and what makes the other one stand. */
export function useTiers({ survivor, merged }: Preview) {
  const tiers = useQuery(read('listTiers', {}));
  const both = useQueries({
    queries: [survivor, merged].map(({ id }) => ({
      ...read('getCustomerTier', { params: { id } }),
      enabled: (tiers.data?.rows.length ?? 0) > 0,
    })),
    combine: (all) => all.map(({ data }) => data),
  });
  const [ours, theirs] = both;
  const line: Line | undefined = ours && theirs && tierLine(ours, theirs);
  /**
   * Says the tier of one of the two again, as the last word, by that one's own id: so it goes back with it when the merge is
   * undone.
   */
  const stand = async (side: Side, reason: string) => {
    const [id, said] = side === 'survivor' ? [survivor.id, ours] : [merged.id, theirs];
    const tier = said?.now?.tier?.id ?? null;
    await call('setCustomerTier', { params: { id }, body: { tier, reason } });
  };
  return { line, stand };
}
