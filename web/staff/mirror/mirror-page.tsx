import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { acceptedFiles } from '../imports/upload-file.tsx';
import { Page } from '../shell/page.tsx';
import styles from './mirror.module.css';
import { Databases } from './databases.tsx';
import { MirrorReport } from './report.tsx';
import { useMirror } from './use-mirror.ts';

/** Files that are looked at and not kept: how many people they really are. */
export function MirrorPage() {
  const { t } = useWords();
  const { looking, send, samples, database, stop, again } = useMirror();
  const [whole, setWhole] = useState(false);
  if (looking.state === 'done') return <MirrorReport seen={looking.seen} onAgain={again} />;
  return (
    <Page title={t('mirror.title')} detail={t('mirror.what')}>
      {looking.state === 'busy' ? (
        <div className={styles['way']}>
          <ProgressBar
            label={t(looking.share === null ? 'mirror.looking' : 'mirror.sending')}
            share={looking.share}
            detail=""
          />
          <div>
            <Button onPress={stop}>{t('mirror.stop')}</Button>
          </div>
        </div>
      ) : (
        <div className={styles['stack']}>
          {looking.fault !== undefined && <Notice tone="bad">{looking.fault}</Notice>}
          <FileDrop
            title={t('mirror.drop')}
            hint={t('mirror.hint')}
            act={t('mirror.choose')}
            accept={acceptedFiles}
            onFiles={(files) => void send(files, whole)}
          />
          <div className={styles['choices']}>
            <Checkbox isSelected={whole} onChange={setWhole} detail={t('mirror.wholeHint')}>
              {t('mirror.whole')}
            </Checkbox>
            <Button icon="table" onPress={() => void samples()}>
              {t('mirror.samples')}
            </Button>
          </div>
          <Databases onLook={(name) => void database(name, whole)} />
        </div>
      )}
    </Page>
  );
}
