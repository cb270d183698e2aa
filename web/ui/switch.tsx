import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import styles from './check.module.css';

interface SwitchProps {
  children: ReactNode;
  isSelected: boolean;
  isDisabled?: boolean;
  onChange: (selected: boolean) => void;
}

/** A switch: takes effect at once. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={styles['check'] ?? ''}>
      <span className={styles['track']}>
        <span className={styles['knob']} />
      </span>
      <span>{children}</span>
    </AriaSwitch>
  );
}
