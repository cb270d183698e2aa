import { useEffect, useState } from 'react';
import { type Day, firstOf, lastOf } from './days.ts';
import { monthOf, type Piece } from './piece.ts';
import type { Time } from './times.ts';
import { around } from './zones.ts';

/** Asks for the times of some days. */
export type AskTimes = (from: Day, to: Day, signal: AbortSignal) => Promise<Piece>;

/** The times of the month that is shown, and what is known beyond it. */
export interface Times {
  /** Undefined while they are being asked. */
  readonly days: ReadonlyMap<Day, Time[]> | undefined;
  readonly next: Day | null;
  readonly fault: unknown;
  /** Asks again for everything, as after somebody else was faster. */
  readonly again: () => void;
}

interface Shown {
  readonly month: Day;
  readonly zone: string;
  readonly today: Day;
  /** The last day that can be asked for. */
  readonly last: Day;
}

/**
 * The free times of a month in the visitor's zone. What was asked is kept, and is asked anew only when `ask` is another one.
 * @param ask the same as long as the same is asked
 * @param known what came with the page
 */
export function useTimes(ask: AskTimes, known: Piece | undefined, shown: Shown): Times {
  const { month, zone, today, last } = shown;
  const [kept, setKept] = useState<Kept>({ ask, pieces: known ? [known] : [], fault: undefined });
  const own = kept.ask === ask ? kept : { ask, pieces: [], fault: undefined };
  const from = month < today ? today : month;
  const to = lastOf(month) > last ? last : lastOf(month);
  const wanted = around(from, to);
  const piece = own.pieces.find((one) => one.from <= wanted.from && wanted.to <= one.to);
  const isAsked = piece !== undefined || own.fault !== undefined;
  useEffect(() => {
    if (isAsked) return undefined;
    const stop = new AbortController();
    const keep = (change: (now: Kept) => Kept) =>
      setKept((now) => change(now.ask === ask ? now : { ask, pieces: [], fault: undefined }));
    ask(wanted.from, wanted.to, stop.signal).then(
      (got) => keep((now) => ({ ...now, pieces: [...now.pieces, got] })),
      (fault: unknown) => stop.signal.aborted || keep((now) => ({ ...now, fault })),
    );
    return () => stop.abort();
  }, [ask, isAsked, wanted.from, wanted.to]);
  const found = piece && monthOf(piece, zone, firstOf(month));
  return {
    days: found?.days,
    next: found?.next ?? null,
    fault: own.fault,
    again: () => setKept({ ask, pieces: [], fault: undefined }),
  };
}

interface Kept {
  readonly ask: AskTimes;
  readonly pieces: readonly Piece[];
  readonly fault: unknown;
}
