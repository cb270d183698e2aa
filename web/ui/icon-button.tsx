import { Button as AriaButton, type ButtonProps as AriaProps } from 'react-aria-components/Button';
import { Icon, type IconName } from './icon.tsx';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  icon: IconName;
  /** What it does: read out, and shown on hover and focus. */
  label: string;
}

/** A button with only a drawing on it. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <AriaButton {...rest} aria-label={label} className={styles['button'] ?? ''}>
      <Icon name={icon} />
      <span className={styles['tip']} aria-hidden="true">
        {label}
      </span>
    </AriaButton>
  );
}
