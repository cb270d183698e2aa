import { useCallback, useEffect, useState } from 'react';
import { call, type Input, type Name, type Reply } from './call.ts';

/** A read of the API: what it answered, or why it did not, and a way to read again. */
export interface Reading<T> {
  readonly data: T | undefined;
  readonly fault: unknown;
  readonly again: () => void;
  /** Puts an answer in place that a write brought. */
  readonly put: (data: T) => void;
}

/** Reads from the API when the component appears. What was read stays on the screen while it is read again. */
export function useRead<N extends Name>(name: N, input: Input<N>): Reading<Reply<N>> {
  const [data, put] = useState<Reply<N>>();
  const [fault, setFault] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  // Asked anew in the next turn, whatever is asked.
  const asked = JSON.stringify([input, turn]);
  useEffect(() => {
    const stop = new AbortController();
    const [wanted] = JSON.parse(asked) as [Input<N>];
    void call(name, wanted, stop.signal)
      .then((answer) => {
        put(() => answer);
        setFault(undefined);
      })
      .catch((thrown: unknown) => {
        if (!stop.signal.aborted) setFault(thrown);
      });
    return () => stop.abort();
  }, [name, asked]);
  const again = useCallback(() => setTurn((now) => now + 1), []);
  return { data, fault, again, put: (answer) => put(() => answer) };
}
