import { useWords } from '../words/index.ts';
import { Dialog, DialogBody } from './dialog.tsx';
import styles from './key-help.module.css';
import { keyName } from './keys.ts';

interface KeyHelpProps {
  /** Keys and what they do, in the order to show them. */
  keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
  onClose: () => void;
}

/** What the keys do. */
export function KeyHelp({ keys, onClose }: KeyHelpProps) {
  const { t } = useWords();
  return (
    <Dialog title={t('ui.keys')} isOpen onClose={onClose}>
      <DialogBody>
        <dl className={styles['keys']}>
          {keys.map(({ keys, does }) => (
            <div key={does} className={styles['row']}>
              <dt>{does}</dt>
              <dd>
                {keys.map((key) => (
                  <kbd key={key}>{keyName(key)}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
