import { Button } from '../../../ui/button.tsx';
import { CopyableId } from '../../../ui/copyable-id.tsx';
import { Dialog, DialogActs, DialogBody } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import type { MadeKey } from './part.tsx';
import styles from './token-window.module.css';

/** Shows the token of a key that was just made, for the only time. */
export function TokenWindow({ made, onClose }: { made: MadeKey; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('settings.keys.tokenTitle')} isOpen onClose={onClose} role="alertdialog">
      <DialogBody>
        <Notice tone="warn" icon="key">
          {t('settings.keys.tokenBody', { name: made.name })}
        </Notice>
        <div className={styles['token']}>
          <CopyableId value={made.token} label={t('settings.keys.token')} whole />
        </div>
      </DialogBody>
      <DialogActs>
        <Button look="primary" onPress={onClose}>
          {t('settings.keys.copied')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
