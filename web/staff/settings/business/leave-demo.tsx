import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../words/index.ts';
import { Section } from '../../shell/page.tsx';
import styles from '../parts.module.css';
import { LeaveDemoWindow } from './leave-demo-window.tsx';

/** The way out of the demo, to a business of one's own. */
export function LeaveDemo() {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  return (
    <Section title={t('settings.demo.title')}>
      <div className={styles['stack']}>
        <p className={styles['soft']}>{t('settings.demo.body')}</p>
        <div>
          <Button icon="out" onPress={() => setAsking(true)}>
            {t('settings.demo.act')}
          </Button>
        </div>
      </div>
      {isAsking && <LeaveDemoWindow onClose={() => setAsking(false)} />}
    </Section>
  );
}
