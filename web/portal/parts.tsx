import { useId, type ReactNode } from 'react';
import { useWords } from './words.ts';

/** A part of the page under its own heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'tel' | 'date';
  inputMode?: 'numeric';
  autoComplete?: string;
  required?: boolean;
  maxLength?: number;
  /** What there is besides what is typed, as after a conflict. */
  hint?: string | undefined;
  error?: string | undefined;
}

/** A labelled field to type in. */
export function Field({ label, value, onChange, hint, error, ...rest }: FieldProps) {
  const id = useId();
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={told === '' ? undefined : told}
        {...rest}
      />
      {hint && (
        <p id={`${id}-hint`} className="soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="bad">
          {error}
        </p>
      )}
    </div>
  );
}

/** What went wrong with an act; read out when it appears. */
export function Fault({ of, again }: { of: unknown; again?: () => void }) {
  const { t, fault } = useWords();
  if (of === undefined) return null;
  return (
    <div role="alert" className="notice bad">
      <p>{fault(of)}</p>
      {again && (
        <button type="button" onClick={again}>
          {t('again')}
        </button>
      )}
    </div>
  );
}

/** What went well; read out when it appears. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="good">
      {children}
    </p>
  );
}

/** While something is read for the first time, or where it could not be. */
export function Waiting({ fault, again }: { fault: unknown; again: () => void }) {
  const { t } = useWords();
  if (fault !== undefined) return <Fault of={fault} again={again} />;
  return (
    <p role="status" className="soft">
      {t('loading')}
    </p>
  );
}
