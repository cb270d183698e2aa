import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 720px)';

function listen(changed: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether there is room for one column only. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(listen, () => matchMedia(narrow).matches);
