import { Button } from '../../../ui/button.tsx';
import { CopyableId } from '../../../ui/copyable-id.tsx';
import { Dialog, DialogActs, DialogBody } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import styles from '../keys/token-window.module.css';

/** Shows the secret by which a receiver knows our messages, for the only time. */
export function SecretWindow({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('settings.webhooks.secretTitle')} isOpen onClose={onClose} role="alertdialog">
      <DialogBody>
        <Notice tone="warn" icon="key">
          {t('settings.webhooks.secretBody')}
        </Notice>
        <div className={styles['token']}>
          <CopyableId value={secret} label={t('settings.webhooks.secret')} whole />
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
