import { useSyncExternalStore } from 'react';
import { useWords } from '../words/index.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { isTyping, useKeys } from './keys.ts';
import styles from './toast.module.css';

/** Something that just happened, said in passing. */
export interface Note {
  readonly text: string;
  readonly tone?: 'good' | 'bad';
  /** A way to take it back or to look at it. */
  readonly act?: { readonly words: string; readonly run: () => void };
}

interface Shown extends Note {
  readonly key: number;
}

/** Long enough to read and reach; notes with an act or a fault stay longer. */
const shortMs = 5000;
const longMs = 12_000;

let shown: readonly Shown[] = [];
let lastKey = 0;
const listeners = new Set<() => void>();

function show(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

function dismiss(key: number): void {
  show(shown.filter((note) => note.key !== key));
}

/** Says something in passing; at most three notes stand at a time. */
export function toast(note: Note): void {
  lastKey += 1;
  const key = lastKey;
  show([...shown.slice(-2), { ...note, key }]);
  setTimeout(dismiss, note.act || note.tone === 'bad' ? longMs : shortMs, key);
}

/** Takes back what the latest note offers to. @returns false where there is none, or where the keys mean a text */
function undoLast(): boolean {
  const last = shown.findLast((note) => note.act !== undefined);
  if (last?.act === undefined || isTyping(document.activeElement)) return false;
  dismiss(last.key);
  last.act.run();
  return true;
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Where notes appear: once a page. Screen readers hear each without losing their place. */
export function Toasts() {
  const { t } = useWords();
  const notes = useSyncExternalStore(listen, () => shown);
  useKeys({ 'mod+z': undoLast });
  return (
    <div className={styles['region']} role="status" aria-live="polite">
      {notes.map(({ key, text, tone = 'good', act }) => (
        <div key={key} className={`${styles['toast']} ${styles[tone]}`}>
          <Icon name={tone === 'bad' ? 'stop' : 'check'} className={styles['mark']} />
          <p>{text}</p>
          {act && (
            <Button
              look="quiet"
              onPress={() => {
                dismiss(key);
                act.run();
              }}
            >
              {act.words}
            </Button>
          )}
          <IconButton icon="close" label={t('ui.dismiss')} onPress={() => dismiss(key)} />
        </div>
      ))}
    </div>
  );
}
