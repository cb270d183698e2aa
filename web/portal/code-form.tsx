import { type FormEvent, type ReactNode, useState } from 'react';
import { Fault, Field } from './parts.tsx';
import { useAct } from '../api/use-act.ts';
import { useWords } from './words.ts';

interface CodeFormProps {
  /** Where the code went; it stands in an authenticator where not said. */
  to?: string;
  /** What it is called, where it is not the one that was sent. */
  label?: string;
  /** What giving the code does. */
  act: string;
  onCode: (code: string) => Promise<void>;
  /** Sends another code to the same place. */
  onAgain?: () => Promise<unknown>;
  cancel?: string;
  onCancel?: () => void;
  children?: ReactNode;
}

/** Takes six digits: those that were sent somewhere, or those of an authenticator. */
export function CodeForm({
  to,
  label,
  act,
  onCode,
  onAgain,
  cancel,
  onCancel,
  children,
}: CodeFormProps) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const [isAnother, setAnother] = useState(false);
  const giving = useAct();
  const again = () =>
    giving.run(async () => {
      await onAgain?.();
      setCode('');
      setAnother(true);
    });
  const give = (event: FormEvent) => {
    event.preventDefault();
    void giving.run(async () => onCode(code.replaceAll(/\D/g, '')));
  };
  return (
    <form onSubmit={give}>
      {to !== undefined && (
        <p role="status">{t(isAnother ? 'codeSentAgain' : 'codeSent', { email: to })}</p>
      )}
      {children}
      <Field
        label={label ?? t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={10}
        value={code}
        onChange={setCode}
      />
      <Fault of={giving.fault} />
      <div className="acts">
        <button type="submit" className="main" disabled={giving.isBusy}>
          {act}
        </button>
        {onAgain !== undefined && (
          <button type="button" disabled={giving.isBusy} onClick={() => void again()}>
            {t('sendAgain')}
          </button>
        )}
        {cancel !== undefined && (
          <button type="button" onClick={onCancel}>
            {cancel}
          </button>
        )}
      </div>
    </form>
  );
}
