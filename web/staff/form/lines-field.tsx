import { useState, type ReactNode } from 'react';
import { TextField } from '../../ui/text-field.tsx';

interface LinesFieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  value: readonly string[];
  rows?: number;
  onChange: (lines: string[]) => void;
}

/** Several short texts, one a line. */
export function LinesField({ value, rows = 4, onChange, ...rest }: LinesFieldProps) {
  const [text, setText] = useState(() => value.join('\n'));
  const take = (typed: string) => {
    setText(typed);
    const lines = typed.split('\n').map((line) => line.trim());
    onChange(lines.filter(Boolean));
  };
  return <TextField {...rest} rows={rows} value={text} onChange={take} />;
}
