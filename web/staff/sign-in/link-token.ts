import { useSyncExternalStore } from 'react';

function listen(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** The secret of the link that led here. It stands behind the `#`, where no server and no log sees it. */
export function useLinkToken(): string {
  const hash = useSyncExternalStore(listen, () => location.hash);
  return hash.replace(/^#(?:token=)?/, '');
}
