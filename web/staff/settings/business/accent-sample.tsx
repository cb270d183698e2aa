import type { CSSProperties } from 'react';
import { accentOf } from '../../../ui/accent.ts';
import { useWords } from '../../../words/index.ts';
import styles from './accent-sample.module.css';

/** How a colour turns out in light and dark, as a button and as text. */
export function AccentSample({ accent }: { accent: string }) {
  const { t } = useWords();
  if (!/^#[0-9a-f]{6}$/.test(accent)) return null;
  const { fill, onFill, text, wash } = accentOf(accent);
  return (
    <div className={styles['samples']} aria-hidden="true">
      {(['light', 'dark'] as const).map((theme) => {
        const colors = {
          colorScheme: theme,
          '--fill': fill[theme],
          '--on-fill': onFill[theme],
          '--words': text[theme],
          '--wash': wash[theme],
        } as CSSProperties;
        return (
          <div key={theme} className={styles['sample']} style={colors}>
            <span className={styles['button']}>{t('settings.business.sample')}</span>
            <span className={styles['text']}>{t(`settings.business.${theme}`)}</span>
          </div>
        );
      })}
    </div>
  );
}
