import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import styles from './popover.module.css';

interface PopoverProps {
  label: string;
  /** The button that opens it. */
  button: ReactNode;
  children: ReactNode;
}

/** More about something, beside it. */
export function Popover({ label, button, children }: PopoverProps) {
  return (
    <DialogTrigger>
      {button}
      <AriaPopover className={styles['popover'] ?? ''} offset={4}>
        <Dialog aria-label={label} className={styles['inside'] ?? ''}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
