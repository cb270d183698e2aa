import { Button } from '../../../ui/button.tsx';
import { CopyableId } from '../../../ui/copyable-id.tsx';
import { Dialog, DialogActs, DialogBody } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/state.tsx';
import { useWords } from '../../../words/index.ts';
import styles from '../keys/token-window.module.css';

/** Shows the address by which a calendar program follows bookings, for the only time. */
export function FeedWindow({ url, onClose }: { url: string; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('settings.calendars.feedTitle')} isOpen onClose={onClose} role="alertdialog">
      <DialogBody>
        <Notice tone="warn" icon="key">
          {t('settings.calendars.feedBody')}
        </Notice>
        <div className={styles['token']}>
          <CopyableId value={url} label={t('settings.calendars.feedTitle')} whole />
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
