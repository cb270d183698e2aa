import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page } from '../../shell/page.tsx';
import styles from '../parts.module.css';
import { AddOldIds } from './add.tsx';
import { LookUp } from './look-up.tsx';

/** Ids by which an earlier system knew customers: looked up, and added where they cannot be computed. */
export function OldIdsPart() {
  const { t } = useWords();
  const mayAdd = useMay()('imports.run');
  return (
    <Page title={t('settings.oldIds.title')} detail={t('settings.oldIds.lead')} narrow>
      <div className={styles['stack']}>
        <LookUp />
        {mayAdd && <AddOldIds />}
      </div>
    </Page>
  );
}
