import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/state.tsx';
import styles from './form.module.css';

interface FormProps {
  /** What went wrong with the form as a whole. */
  fault?: string | undefined;
  onSubmit: () => Promise<unknown>;
  children: ReactNode;
  /** The verb on its button. */
  act: string;
  isSending: boolean;
  /** Acts beside the main one. */
  beside?: ReactNode;
  wide?: boolean;
}

/** Fields one under the other, what went wrong above them, and the act below. */
export function Form({ fault, onSubmit, children, act, isSending, beside, wide }: FormProps) {
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {fault !== undefined && <Notice tone="bad">{fault}</Notice>}
      {children}
      <div className={styles['acts']}>
        <Button type="submit" look="primary" isPending={isSending} wide={wide ?? false}>
          {act}
        </Button>
        {beside}
      </div>
    </form>
  );
}

/** Fields that stand side by side where there is room. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={styles['pair']}>{children}</div>;
}
