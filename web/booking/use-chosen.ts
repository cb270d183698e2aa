import { useEffect, useRef, useState } from 'react';
import type { Offered } from './times.ts';
import type { AskTimes } from './use-times.ts';
import { around, wallOf } from './zones.ts';

/**
 * The time that was chosen: as it was pressed, else, where the address brought it, as the server has it now.
 * @param onNone it cannot be had any more
 * @returns undefined while it is asked
 */
export function useChosen(
  ask: AskTimes,
  start: string | undefined,
  pressed: Offered | undefined,
  onNone: () => void,
): Offered | undefined {
  const [found, setFound] = useState<Offered>();
  const none = useRef(onNone);
  useEffect(() => {
    none.current = onNone;
  });
  const known = [pressed, found].find((one) => one !== undefined && one.start === start);
  const isAsked = start !== undefined && known === undefined;
  useEffect(() => {
    if (!isAsked) return undefined;
    const stop = new AbortController();
    const at = Date.parse(start);
    const { day } = wallOf(Number.isNaN(at) ? 0 : at, 'UTC');
    const { from, to } = around(day, day);
    ask(from, to, stop.signal).then(
      ({ offered }) => {
        const time = offered.find((one) => Date.parse(one.start) === at);
        if (time === undefined) none.current();
        else setFound({ ...time, start });
      },
      () => stop.signal.aborted || none.current(),
    );
    return () => stop.abort();
  }, [ask, start, isAsked]);
  return known;
}
