import { useWords } from './words.ts';

/** How many come. */
export function ChoosePeople({
  count,
  from,
  to,
  onChange,
}: {
  count: number;
  from: number;
  to: number;
  onChange: (count: number) => void;
}) {
  const { t } = useWords();
  return (
    <fieldset>
      <legend>{t('people')}</legend>
      <div className="count">
        <button
          type="button"
          aria-label={t('fewer')}
          disabled={count <= from}
          onClick={() => onChange(count - 1)}
        >
          −
        </button>
        <output aria-live="polite">{count}</output>
        <button
          type="button"
          aria-label={t('more')}
          disabled={count >= to}
          onClick={() => onChange(count + 1)}
        >
          +
        </button>
      </div>
    </fieldset>
  );
}
