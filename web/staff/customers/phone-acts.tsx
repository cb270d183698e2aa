import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/index.ts';
import { ColumnChoice } from './column-choice.tsx';
import styles from './list.module.css';

interface PhoneActsProps {
  isChoosing: boolean;
  /** Begins or ends choosing; undefined where nobody can be chosen. */
  onChoosing: (() => void) | undefined;
}

/** On a phone: the ways to choose customers for an act on many, and what is shown of each. */
export function PhoneActs({ isChoosing, onChoosing }: PhoneActsProps) {
  const { t } = useWords();
  return (
    <div className={styles['onPhone']}>
      {onChoosing && (
        <Button icon="check" onPress={onChoosing}>
          {t(isChoosing ? 'bulk.stop' : 'bulk.begin')}
        </Button>
      )}
      <ColumnChoice />
    </div>
  );
}
