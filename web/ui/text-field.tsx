import type { ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components/TextField';
import styles from './field.module.css';

interface TextFieldProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  label: ReactNode;
  /** The label is only read out: what stands beside the field says the same. */
  hideLabel?: boolean;
  /** A sentence under the label: what is wanted, or what becomes of it. */
  hint?: ReactNode;
  /** What is wrong and what to do; shown instead of nothing. */
  error?: string | undefined;
  placeholder?: string;
  /** Number of rows of a text of several lines. */
  rows?: number;
  /** Words in front of what is typed, as `https://…/`. */
  before?: string;
  optional?: string;
}

/** A field for text with its label, hint and error. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, hint, error, placeholder, rows, before, optional, ...rest } = props;
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={styles['field'] ?? ''}>
      <Label className={(hideLabel ? styles['said'] : styles['label']) ?? ''}>
        {label}
        {optional !== undefined && <span className={styles['optional']}> {optional}</span>}
      </Label>
      {hint !== undefined && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      {rows === undefined ? (
        <div className={styles['box']}>
          {before !== undefined && <span className={styles['before']}>{before}</span>}
          <Input className={styles['input'] ?? ''} placeholder={placeholder} />
        </div>
      ) : (
        <TextArea
          className={`${styles['box']} ${styles['area']}`}
          rows={rows}
          placeholder={placeholder}
        />
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
