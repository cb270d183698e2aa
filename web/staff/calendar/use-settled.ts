import { useEffect, useState } from 'react';

/** A value once it has not changed for a while; undefined until then. */
export function useSettled<T>(value: T | undefined, ms: number): T | undefined {
  const [settled, setSettled] = useState<string>();
  const now = value === undefined ? undefined : JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(setSettled, now === undefined ? 0 : ms, now);
    return () => clearTimeout(timer);
  }, [now, ms]);
  return settled === now ? value : undefined;
}
