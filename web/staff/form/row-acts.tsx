import { IconButton } from '../../ui/icon-button.tsx';
import { useWords } from '../../words/index.ts';
import styles from './rows.module.css';

interface RowActsProps {
  /** What the row is called, for whoever cannot see where the buttons stand. */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** Moves a row of a list that is edited, or takes it away. */
export function RowActs({ name, isFirst, isLast, onMove, onRemove }: RowActsProps) {
  const { t } = useWords();
  return (
    <span className={styles['acts']}>
      <IconButton
        icon="up"
        label={t('rows.up', { name })}
        isDisabled={isFirst}
        onPress={() => onMove(-1)}
      />
      <IconButton
        icon="down"
        label={t('rows.down', { name })}
        isDisabled={isLast}
        onPress={() => onMove(1)}
      />
      <IconButton icon="trash" label={t('rows.remove', { name })} onPress={onRemove} />
    </span>
  );
}
