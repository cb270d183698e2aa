import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import type { BulkActs } from './bulk-bar.tsx';
import styles from './list.module.css';

/** What can be done with the chosen ones, on a phone: within reach of a thumb. */
export function BulkMenu({ selection, more, exported, onTag }: BulkActs) {
  const { t } = useWords();
  const mayExport = useMay()('customers.export');
  return (
    <div className={styles['acts']}>
      <Menu
        label={t('bulk.acts')}
        placement="bottom end"
        button={<Button icon="more">{t('bulk.acts')}</Button>}
      >
        {more === undefined ? null : (
          <MenuItem id="all" icon="check" onAction={selection.chooseAll}>
            {t('bulk.chooseAll', { number: number(more) })}
          </MenuItem>
        )}
        <MenuItem id="tag" icon="tag" onAction={onTag}>
          {t('bulk.tag')}
        </MenuItem>
        {mayExport ? (
          <MenuItem id="export" icon="download" onAction={() => location.assign(exported)}>
            {t('bulk.export')}
          </MenuItem>
        ) : null}
        <MenuItem id="none" icon="close" onAction={selection.clear}>
          {t('bulk.clear')}
        </MenuItem>
      </Menu>
    </div>
  );
}
