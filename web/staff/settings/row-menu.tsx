import type { ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useWords } from '../../words/index.ts';
import styles from './parts.module.css';

/** The acts of one row of a table, behind three dots. */
export function RowMenu({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useWords();
  const label = t('settings.actsFor', { name });
  return (
    <span className={styles['rowActs']}>
      <Menu label={label} button={<IconButton icon="more" label={label} />}>
        {children}
      </Menu>
    </span>
  );
}
