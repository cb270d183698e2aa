import { Button } from 'react-aria-components/Button';
import { lazy, Suspense } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { keyName } from '../../ui/keys.ts';
import { useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';
import styles from './top-bar.module.css';

const DemoMark = lazy(async () => ({ default: (await import('./demo-mark.tsx')).DemoMark }));

/** Search from anywhere; on a phone also which business this is; of the demo, that it is the demo. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useWords();
  const { business } = useAtWork();
  return (
    <header className={styles['bar']}>
      <span className={styles['business']}>{business.name}</span>
      <Button
        className={styles['search'] ?? ''}
        aria-keyshortcuts="Meta+K Control+K"
        onPress={onSearch}
      >
        <Icon name="search" />
        <span className={styles['words']}>{t('shell.search')}</span>
        <kbd className={styles['key']} aria-hidden="true">
          {keyName('mod+k')}
        </kbd>
      </Button>
      {business.isDemo && (
        <Suspense>
          <DemoMark />
        </Suspense>
      )}
    </header>
  );
}
