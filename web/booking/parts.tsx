import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from './words.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'tel' | 'number' | 'date';
  /** The least that it takes. */
  readonly min?: string;
  readonly autoComplete?: string;
  readonly isRequired?: boolean;
  readonly isLong?: boolean;
  readonly maxLength?: number;
  readonly error?: string | undefined;
}

/** A labelled field to type in; one that need not be filled in says so. */
export function Field({
  label,
  value,
  onChange,
  error,
  isRequired = false,
  isLong = false,
  ...rest
}: FieldProps) {
  const { t } = useWords();
  const id = useId();
  const given = {
    id,
    value,
    required: isRequired,
    'aria-invalid': error !== undefined,
    'aria-describedby': error === undefined ? undefined : `${id}-error`,
    ...rest,
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {!isRequired && <span className="soft"> ({t('optional')})</span>}
      </label>
      {isLong ? (
        <textarea {...given} rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...given} onChange={(event) => onChange(event.target.value)} />
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="bad">
          {error}
        </p>
      )}
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly error?: string | undefined;
}

/** A box to tick, with what it means below. */
export function Check({ label, hint, isOn, onChange, error }: CheckProps) {
  const id = useId();
  return (
    <div className="check">
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <div id={`${id}-hint`} className="soft">
        {hint}
        {error !== undefined && <p className="bad">{error}</p>}
      </div>
    </div>
  );
}

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly of: readonly {
    readonly value: T;
    readonly name: string;
    readonly hint?: string | undefined;
  }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly error?: string | undefined;
}

/** One of a few. */
export function Segments<T extends string>({
  label,
  of,
  value,
  onChange,
  error,
}: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset
      role="radiogroup"
      aria-invalid={error !== undefined}
      aria-describedby={error === undefined ? undefined : `${name}-error`}
    >
      <legend>{label}</legend>
      <div className="segments">
        {of.map((one) => (
          <label key={one.value}>
            <input
              type="radio"
              name={name}
              checked={one.value === value}
              onChange={() => onChange(one.value)}
            />
            <span>{one.name}</span>
            {one.hint !== undefined && <small>{one.hint}</small>}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${name}-error`} className="bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** What went wrong; read out when it appears. */
export function Fault({ of, again }: { of: unknown; again?: () => void }) {
  const { t, fault } = useWords();
  if (of === undefined) return null;
  return (
    <div role="alert" className="notice bad">
      <p>{fault(of)}</p>
      {again !== undefined && (
        <button type="button" onClick={again}>
          {t('again')}
        </button>
      )}
    </div>
  );
}

/** The heading of a step, to which the keyboard goes when the step appears, so that it is read out. */
export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** Facts below each other, each under what it is called. */
export function Rows({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="rows">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** While something is read for the first time. */
export function Waiting() {
  const { t } = useWords();
  return (
    <p role="status" className="soft">
      {t('loading')}
    </p>
  );
}
