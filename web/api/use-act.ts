import { useState } from 'react';

/** Something a person does that is sent to the server: whether it is under way, and what came of it. */
export interface Act {
  readonly isBusy: boolean;
  readonly fault: unknown;
  /** Does it, unless it is under way; resolves to whether it succeeded. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** Keeps one act at a time, and what went wrong with the last one. */
export function useAct(): Act {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  return {
    isBusy,
    fault,
    run: async (work) => {
      if (isBusy) return false;
      setBusy(true);
      setFault(undefined);
      try {
        await work();
        return true;
      } catch (thrown) {
        setFault(thrown);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
