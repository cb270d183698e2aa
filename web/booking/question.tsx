import { useId } from 'react';
import { Field, Segments } from './parts.tsx';
import type { Question } from './shown.ts';
import { useWords } from './words.ts';

interface Props {
  readonly of: Question;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** Several answers to one question stand below each other. */
const between = '\n';

/** Something that the business asks of whoever books. */
export function QuestionField({ of, value, onChange, error }: Props) {
  const { t } = useWords();
  const { label, kind, isRequired } = of;
  // Shown in the visitor's language, and sent as the business wrote them.
  const choices = of.choices.map((name, place) => ({ name, value: of.values[place] ?? name }));
  const given = { label, value, onChange, error, isRequired };
  switch (kind) {
    case 'yes_no':
      return (
        <Segments
          label={label}
          of={[
            { value: 'yes', name: t('answerYes') },
            { value: 'no', name: t('answerNo') },
          ]}
          value={value}
          onChange={onChange}
          error={error}
        />
      );
    case 'choice':
      return <OneOf {...given} choices={choices} />;
    case 'choices':
      return <SomeOf {...given} choices={choices} />;
    case 'long_text':
      return <Field {...given} isLong maxLength={5000} />;
    case 'number':
      return <Field {...given} type="number" />;
    case 'phone':
      return <Field {...given} type="tel" maxLength={40} />;
    default:
      return <Field {...given} maxLength={1000} />;
  }
}

interface ChoiceProps extends Omit<Props, 'of'> {
  readonly label: string;
  readonly isRequired: boolean;
  readonly choices: readonly { readonly name: string; readonly value: string }[];
}

function OneOf({ label, value, onChange, error, isRequired, choices }: ChoiceProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        required={isRequired}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('choose')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
      <p id={`${id}-error`} className="bad">
        {error}
      </p>
    </div>
  );
}

function SomeOf({ label, value, onChange, error, choices }: ChoiceProps) {
  const id = useId();
  const chosen = value === '' ? [] : value.split(between);
  const toggle = (value: string) => {
    const left = choices.filter((one) => (one.value === value) !== chosen.includes(one.value));
    onChange(left.map((one) => one.value).join(between));
  };
  return (
    <fieldset aria-describedby={`${id}-error`}>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(choice.value)}
            onChange={() => toggle(choice.value)}
          />
          <span>{choice.name}</span>
        </label>
      ))}
      <p id={`${id}-error`} className="bad">
        {error}
      </p>
    </fieldset>
  );
}
