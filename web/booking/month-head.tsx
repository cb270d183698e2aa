import { addMonths, type Day, firstOf } from './days.ts';
import { Chevron } from './icons.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly id: string;
  readonly month: Day;
  /** The first and the last day that can be asked for. */
  readonly from: Day;
  readonly to: Day;
  readonly onTurn: (month: Day) => void;
}

/** Which month is shown, read out as it changes, and the way to those beside it. */
export function MonthHead({ id, month, from, to, onTurn }: Props) {
  const { t, month: monthName } = useWords();
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  const mayGoBack = before >= firstOf(from);
  const mayGoOn = after <= to;
  return (
    <div className="monthHead">
      <h2 id={id} aria-live="polite">
        {monthName(month)}
      </h2>
      <button
        type="button"
        className="turn"
        aria-label={t('previousMonth')}
        aria-disabled={!mayGoBack}
        onClick={() => mayGoBack && onTurn(before)}
      >
        <Chevron to="left" />
      </button>
      <button
        type="button"
        className="turn"
        aria-label={t('nextMonth')}
        aria-disabled={!mayGoOn}
        onClick={() => mayGoOn && onTurn(after)}
      >
        <Chevron to="right" />
      </button>
    </div>
  );
}
