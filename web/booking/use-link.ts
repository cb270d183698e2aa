import { useSyncExternalStore } from 'react';

function listen(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** The token behind the # of the address, which opens a booking. */
export const useLink = (): string => useSyncExternalStore(listen, () => location.hash.slice(1));
