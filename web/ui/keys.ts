import { useEffect, useEffectEvent } from 'react';

/** What keys do; what gives false did nothing, and leaves the key to the browser. */
type KeyActs = Readonly<Record<string, () => unknown>>;

/**
 * Keys of a page, as `j` or `/`; `mod+k` is ⌘K or Ctrl+K. Letters do nothing while somebody types, while a dialog is open,
 * or with a modifier held.
 */
export function useKeys(keys: KeyActs): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const held = event.metaKey || event.ctrlKey;
    if (!held && (isTyping(event.target) || isDialogOpen())) return;
    const act = keys[held ? `mod+${event.key.toLowerCase()}` : event.key];
    if (act === undefined) return;
    if (act() !== false) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

/** Whether something that is typed would go into this. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
  );
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

/** How a key is written on this machine: `⌘K` or `Ctrl K`. */
export function keyName(key: string): string {
  const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return key
    .replace('mod+', apple ? '⌘' : 'Ctrl ')
    .replace(/\b[a-z]$/, (letter) => letter.toUpperCase());
}
