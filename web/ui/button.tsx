import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  /** A verb and what it does it to: "Merge customers". */
  children: ReactNode;
  /** `primary`: the one act of the page. `quiet`: no box. `danger`: destroys. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  wide?: boolean;
}

/** A button with words on it. While `isPending` it keeps its width and its focus. */
export function Button({ children, look = 'plain', icon, wide, ...rest }: ButtonProps) {
  const names = [styles['button'], styles[look], wide && styles['wide']];
  return (
    <AriaButton {...rest} data-look={look} className={names.filter(Boolean).join(' ')}>
      {icon && <Icon name={icon} />}
      <span className={styles['words']}>{children}</span>
      {rest.isPending && <span className={styles['pending']} aria-hidden="true" />}
    </AriaButton>
  );
}
