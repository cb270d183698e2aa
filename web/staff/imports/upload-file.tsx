import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Notice } from '../../ui/state.tsx';
import { bytes } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './imports.module.css';
import { type Sending, useUpload } from './use-upload.ts';

/** Files that can hold a table of people. */
export const acceptedFiles = [
  '.csv',
  '.tsv',
  '.txt',
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  '.xlsx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** A place to drop a file of people; then how far it is on its way. */
export function UploadFile() {
  const { t } = useWords();
  const { sending, fault, send, stop } = useUpload();
  if (sending) return <Way sending={sending} onStop={stop} />;
  return (
    <div className={styles['stack']}>
      {fault !== undefined && <Notice tone="bad">{fault}</Notice>}
      <FileDrop
        title={t('imports.upload.drop')}
        hint={t('imports.upload.hint')}
        act={t('imports.upload.choose')}
        accept={acceptedFiles}
        onFiles={(files) => void send(files)}
      />
    </div>
  );
}

function Way({ sending, onStop }: { sending: Sending; onStop: () => void }) {
  const { t } = useWords();
  const { file, sent } = sending;
  const isThere = sent >= file.size;
  const words = { file: file.name };
  return (
    <div className={styles['way']}>
      <ProgressBar
        label={t(isThere ? 'imports.upload.reading' : 'imports.upload.sending', words)}
        share={isThere ? null : sent / file.size}
        detail={
          isThere ? '' : t('imports.upload.sent', { sent: bytes(sent), all: bytes(file.size) })
        }
      />
      <div>
        <Button onPress={onStop}>{t('imports.upload.stop')}</Button>
      </div>
    </div>
  );
}
