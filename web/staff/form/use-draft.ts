import { useState } from 'react';

/**
 * What was filled in so far. With a name, it is kept for this tab, so that a reload loses nothing; secrets are not
 * to be given one.
 */
export function useDraft<T extends object>(name: string | undefined, start: T) {
  const key = name === undefined ? undefined : keyOf(name);
  const [value, setValue] = useState<T>(() => ({ ...start, ...kept(key) }));
  const set = (change: (now: T) => T) => {
    setValue((now) => {
      const next = change(now);
      if (key !== undefined) sessionStorage.setItem(key, JSON.stringify(next));
      return next;
    });
  };
  const forget = () => {
    if (key !== undefined) sessionStorage.removeItem(key);
  };
  return { value, set, forget };
}

const keyOf = (name: string) => `clientele.draft.${name}`;

/** What a form of this name was left with; nothing where it was sent, or never filled in. */
export const keptDraft = (name: string): object => kept(keyOf(name));

function kept(key: string | undefined): object {
  try {
    const text = key === undefined ? null : sessionStorage.getItem(key);
    return text === null ? {} : (JSON.parse(text) as object);
  } catch {
    return {};
  }
}
