import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useWords } from '../../words/index.ts';
import styles from './customer.module.css';

interface TagChoiceProps {
  /** Ids of the tags that are ticked. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** The tags of the business, to be put on a customer or taken off. */
export function TagChoice({ chosen, onChange }: TagChoiceProps) {
  const { t } = useWords();
  const tags = useQuery(read('listTags', {}));
  if (!tags.data || tags.data.rows.length === 0) return null;
  return (
    <fieldset>
      <legend className={styles['legend']}>{t('customers.tags')}</legend>
      <div className={styles['tags']}>
        {tags.data.rows.map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          >
            {name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
