import type { ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components/Menu';
import { Icon, type IconName } from './icon.tsx';
import styles from './list.module.css';

interface MenuProps {
  label: string;
  /** The button that opens it. */
  button: ReactNode;
  children: ReactNode;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
  /** It stands open when it first appears. */
  defaultOpen?: boolean;
}

/** A button that opens a list of acts. */
export function Menu(props: MenuProps) {
  const { label, button, children, placement = 'bottom start', defaultOpen } = props;
  return (
    <MenuTrigger defaultOpen={defaultOpen ?? false}>
      {button}
      <Popover className={styles['popover'] ?? ''} placement={placement} offset={4}>
        <AriaMenu aria-label={label} className={styles['list'] ?? ''}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuItemProps {
  id: string;
  children: string;
  detail?: string | undefined;
  icon?: IconName;
  /** Ticked: it is the one in force. */
  chosen?: boolean;
  /** It destroys. */
  danger?: boolean;
  isDisabled?: boolean;
  onAction: () => void;
}

/** One act of a menu. */
export function MenuItem(props: MenuItemProps) {
  const { id, children, detail, icon, chosen, danger, isDisabled, onAction } = props;
  return (
    <AriaMenuItem
      id={id}
      textValue={children}
      className={styles['item'] ?? ''}
      isDisabled={isDisabled ?? false}
      onAction={onAction}
      {...(danger && { 'data-danger': true })}
      {...(chosen && { 'aria-current': 'true' as const })}
    >
      {icon && <Icon name={icon} />}
      <span className={styles['words']}>
        <span>{children}</span>
        {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
      </span>
      {chosen && <Icon name="check" className={styles['tick']} />}
    </AriaMenuItem>
  );
}

/** Acts that belong together, under a heading. */
export function MenuSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <AriaMenuSection className={styles['section'] ?? ''}>
      <Header className={styles['heading'] ?? ''}>{title}</Header>
      {children}
    </AriaMenuSection>
  );
}
