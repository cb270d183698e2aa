import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import type { Differing, Text } from './change.ts';
import styles from './customer.module.css';

interface MineOrTheirsProps {
  differing: readonly Differing[];
  onTheirs: (field: Text, value: string | null) => void;
}

/** Both values of each field that somebody else changed meanwhile; one's own stays unless theirs is taken. */
export function MineOrTheirs({ differing, onTheirs }: MineOrTheirsProps) {
  const { t } = useWords();
  return (
    <div className={styles['conflict']}>
      <Notice tone="warn">{t('customer.conflict')}</Notice>
      <Facts>
        {differing.map(({ field, mine, theirs }) => (
          <Fact key={field} name={t(`customer.${field}`)}>
            <span className={styles['soft']}>
              {t('customer.mine')}: {mine ?? t('customer.empty')}
            </span>
            <Button look="quiet" onPress={() => onTheirs(field, theirs)}>
              {`${t('customer.theirs')}: ${theirs ?? t('customer.empty')}`}
            </Button>
          </Fact>
        ))}
      </Facts>
    </div>
  );
}
