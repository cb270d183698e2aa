import { ListBoxItem } from 'react-aria-components/ListBox';
import { Icon } from './icon.tsx';
import styles from './list.module.css';
import type { Choice } from './select.tsx';

/** A choice as a line of a list box, ticked when it is chosen. */
export function ChoiceItem({ value, label, detail }: Choice<string>) {
  return (
    <ListBoxItem id={value} textValue={label} className={styles['item'] ?? ''}>
      {({ isSelected }) => (
        <>
          <span className={styles['words']}>
            <span>{label}</span>
            {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
          </span>
          {isSelected && <Icon name="check" className={styles['tick']} />}
        </>
      )}
    </ListBoxItem>
  );
}
