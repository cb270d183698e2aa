import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useWords } from '../words/index.ts';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** `alertdialog`: it asks something that must be answered. */
  role?: 'dialog' | 'alertdialog';
  width?: 'narrow' | 'wide';
}

/** A window over the page; on a phone it rises from the bottom. Escape and a press outside close it. */
export function Dialog({ title, isOpen, onClose, children, role = 'dialog', width }: DialogProps) {
  const { t } = useWords();
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen={isOpen}
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`${styles['modal']} ${width === 'wide' ? styles['wide'] : ''}`}>
        <AriaDialog className={styles['dialog'] ?? ''} role={role}>
          <header className={styles['header']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <IconButton icon="close" label={t('ui.close')} onPress={onClose} />
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What a dialog says and asks, above its acts. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <div className={styles['body']}>{children}</div>;
}

/** The acts of a dialog; the main one first in the markup, last to the eye. */
export function DialogActs({ children }: { children: ReactNode }) {
  return <footer className={styles['acts']}>{children}</footer>;
}

interface ConfirmProps {
  title: string;
  /** What will happen, and what will not. */
  children: ReactNode;
  /** The verb on the button, as in "Revoke key". */
  act: string;
  isOpen: boolean;
  isPending?: boolean;
  /** Nothing is destroyed, so the button is not red. */
  harmless?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function Confirm(props: ConfirmProps) {
  const { title, children, act, isOpen, isPending, harmless, onConfirm, onClose } = props;
  const { t } = useWords();
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} role="alertdialog">
      <DialogBody>{children}</DialogBody>
      <DialogActs>
        <Button
          look={harmless ? 'primary' : 'danger'}
          isPending={isPending ?? false}
          onPress={onConfirm}
        >
          {act}
        </Button>
        <Button onPress={onClose} autoFocus>
          {t('ui.cancel')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
