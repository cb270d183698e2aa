import type { ReactNode } from 'react';
import styles from './color-field.module.css';
import { TextField } from './text-field.tsx';

interface ColorFieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** As in `#1f6f5c`. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
}

/** A colour: chosen from the browser's own picker, or typed. */
export function ColorField({ label, value, onChange, ...rest }: ColorFieldProps) {
  return (
    <div className={styles['color']}>
      <TextField
        label={label}
        value={value}
        onChange={(typed) => onChange(typed.trim().toLowerCase())}
        autoComplete="off"
        spellCheck="false"
        {...rest}
      />
      <input
        type="color"
        className={styles['swatch']}
        aria-label={label}
        value={/^#[0-9a-f]{6}$/.test(value) ? value : '#000000'}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
