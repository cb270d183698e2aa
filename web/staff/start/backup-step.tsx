import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { When } from '../shell/when.tsx';
import styles from './start.module.css';

/** When the last back-up was made, and how the next one is. */
export function BackupStep() {
  const { t } = useWords();
  const start = useQuery(read('getStart', {}));
  return (
    <Page title={t('start.backup.title')} detail={t('start.backup.lead')} narrow>
      {start.isPending && <Skeleton lines={4} />}
      {start.isError && <Fault fault={start.error} again={() => void start.refetch()} />}
      {start.data && (
        <div className={styles['stack']}>
          <Facts>
            <Fact name={t('start.backup.last')}>
              {start.data.lastBackup === null ? (
                t('start.backup.never')
              ) : (
                <When at={start.data.lastBackup} />
              )}
            </Fact>
            <Fact name={t('start.backup.database')}>
              {t(`start.backup.databases.${start.data.database}`)}
            </Fact>
          </Facts>
          <p className={styles['soft']}>{t(`start.backup.how.${start.data.database}`)}</p>
          <code className={styles['command']}>npm run clientele -- backup</code>
        </div>
      )}
    </Page>
  );
}
