import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import styles from './check.module.css';
import { Icon } from './icon.tsx';

interface CheckboxProps {
  children: ReactNode;
  detail?: ReactNode;
  isSelected: boolean;
  isDisabled?: boolean;
  onChange: (selected: boolean) => void;
}

/** A box to tick: takes effect when its form is sent. */
export function Checkbox({ children, detail, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles['check'] ?? ''}>
      <span className={styles['box']}>
        <Icon name="check" className={styles['mark']} />
      </span>
      <span>
        {children}
        {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
      </span>
    </AriaCheckbox>
  );
}
