import { useState } from 'react';

/** The secret of the link that led here. It stands behind the `#`, where no server and no log sees it. */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.replace(/^#(?:token=)?/, ''));
  return token;
}
