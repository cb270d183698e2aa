import { useSyncExternalStore } from 'react';

/** Light, dark, or whichever the system is in. */
export type Theme = 'system' | 'light' | 'dark';

const remembered = 'clientele.theme';
const listeners = new Set<() => void>();

function current(): Theme {
  const kept = localStorage.getItem(remembered);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function paint(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Paints the page as it was painted last here. Called before anything is drawn. */
export function paintAsBefore(): void {
  paint(current());
}

function choose(theme: Theme): void {
  localStorage.setItem(remembered, theme);
  paint(theme);
  for (const listener of listeners) listener();
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The theme in force and a way to choose another; this browser remembers it. */
export function useTheme(): { theme: Theme; choose: (theme: Theme) => void } {
  return { theme: useSyncExternalStore(listen, current), choose };
}
