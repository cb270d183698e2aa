import { mostDays, type Limited } from '#contract/match-rules';
import { TextField } from '../../../ui/text-field.tsx';
import { type WordKey, useWords } from '../../../words/index.ts';
import own from './matching.module.css';
import { faultsIn, mostOf, type TypedLimit } from './typed-limits.ts';

interface LimitFieldsProps {
  limit: Limited;
  typed: TypedLimit;
  mayChange: boolean;
  onChange: (typed: TypedLimit) => void;
}

const hints: Partial<Record<Limited, WordKey>> = {
  outsideIds: 'matching.outsideHint',
  numbers: 'matching.numbersHint',
};

/** How many of something a customer may have, and in how many days. */
export function LimitFields({ limit, typed, mayChange, onChange }: LimitFieldsProps) {
  const { t } = useWords();
  const faults = faultsIn(limit, typed);
  const common = { inputMode: 'numeric', isDisabled: !mayChange } as const;
  const notUpTo = (most: number) => t('matching.notIn', { least: 1, most });
  return (
    <div className={own['limit']}>
      <TextField
        label={t(`matching.limits.${limit}`)}
        hint={hints[limit] && t(hints[limit])}
        value={typed.most}
        error={faults.most ? notUpTo(mostOf[limit]) : undefined}
        onChange={(most) => onChange({ ...typed, most })}
        {...common}
      />
      <TextField
        label={t(`matching.days.${limit}`)}
        value={typed.days}
        error={faults.days ? notUpTo(mostDays) : undefined}
        onChange={(days) => onChange({ ...typed, days })}
        {...common}
      />
    </div>
  );
}
