import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import type { Reply } from '../../api/call.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { Pair } from '../form/form.tsx';

interface OwnFieldsProps {
  values: Readonly<Record<string, string | null>>;
  errorOf: (key: string) => string | undefined;
  onChange: (key: string, value: string | null) => void;
}

/** The business's own fields of a customer, to be filled in. */
export function OwnFields(props: OwnFieldsProps) {
  const fields = useQuery(read('listFields', {}));
  const used = fields.data?.rows.filter(({ archivedAt }) => archivedAt === null) ?? [];
  if (used.length === 0) return null;
  return (
    <Pair>
      {used.map((field) => (
        <OwnField key={field.id} field={field} {...props} />
      ))}
    </Pair>
  );
}

interface OwnFieldProps extends OwnFieldsProps {
  field: Reply<'listFields'>['rows'][number];
}

function OwnField({ field, values, errorOf, onChange }: OwnFieldProps) {
  const { t } = useWords();
  const { key, label, kind, choices } = field;
  const value = values[key] ?? '';
  const error = errorOf(key);
  const change = (next: string) => onChange(key, next === '' ? null : next);
  if (kind !== 'choice' && kind !== 'yes_no')
    return (
      <TextField
        label={label}
        type={kind === 'date' ? 'date' : 'text'}
        inputMode={kind === 'number' ? 'decimal' : 'text'}
        value={value}
        error={error}
        onChange={change}
      />
    );
  const offered =
    kind === 'choice'
      ? choices.map((choice) => ({ value: choice, label: choice }))
      : (['yes', 'no'] as const).map((answer) => ({ value: answer, label: t(`forms.${answer}`) }));
  return (
    <Select
      label={label}
      value={value}
      error={error}
      choices={[{ value: '', label: '–' }, ...offered]}
      onChange={change}
    />
  );
}
