import { useEffect, useRef } from 'react';

/** When a phase of the page takes the button that was pressed with it, reading goes on at the top of the page. */
export function useKeptFocus(phase: string): void {
  const before = useRef(phase);
  useEffect(() => {
    const isNext = before.current !== phase;
    before.current = phase;
    if (isNext && document.activeElement === document.body)
      document.getElementById('main')?.focus();
  }, [phase]);
}
