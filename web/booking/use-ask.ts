import { useMemo } from 'react';
import { askOf } from './ask-times.ts';
import type { Asked } from './asked.ts';
import type { AskTimes } from './use-times.ts';

/**
 * Asks for times as they were chosen: the same as long as the choice is, so that what was answered is kept.
 * @param turn another one asks anew for the same choice, as after somebody else was faster
 */
export function useAsk(
  slug: string,
  service: string,
  { option, location, resource, party }: Asked & { readonly option: string },
  turn: unknown,
): AskTimes {
  const { ask } = useMemo(
    () => ({ turn, ask: askOf(slug, service, { option, location, resource, party }) }),
    [slug, service, option, location, resource, party, turn],
  );
  return ask;
}
