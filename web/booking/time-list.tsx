import { type KeyboardEvent, useRef } from 'react';
import type { Day } from './days.ts';
import { beside } from './option-keys.ts';
import { aheadOf, byPart, type Time } from './times.ts';
import { useWords } from './words.ts';

interface Props {
  readonly day: Day;
  readonly times: readonly Time[];
  readonly zone: string;
  /** Whether prices differ from time to time, and are shown. */
  readonly isPriced: boolean;
  /** The time that the keyboard comes to first; the first where not said. */
  readonly reached: string | undefined;
  readonly onChoose: (time: Time) => void;
}

/** The times of a day, by its parts: a list in which arrows move and Enter chooses. */
export function TimeList({ day, times, zone, isPriced, reached, onChoose }: Props) {
  const { t, day: dayName } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const first = times.find(({ start }) => start === reached) ?? times[0];
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
    const next = beside(options, event.target as HTMLElement, event.key);
    if (next === undefined) return;
    event.preventDefault();
    for (const option of options) option.tabIndex = option === next ? 0 : -1;
    next.focus();
  };
  return (
    <div
      ref={list}
      key={day}
      role="listbox"
      tabIndex={-1}
      className="times"
      aria-label={`${t('chooseTime')}, ${dayName(day)}`}
      onKeyDown={move}
    >
      {byPart(times).map(([part, some]) => (
        <div key={part} role="group" className="part" aria-labelledby={`part-${part}`}>
          <p id={`part-${part}`} className="partName" role="presentation">
            {t(part)}
          </p>
          {some.map((time) => (
            <TimeOption
              key={time.start}
              time={time}
              zone={zone}
              isPriced={isPriced}
              isFirst={time === first}
              onChoose={() => onChoose(time)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps extends Pick<Props, 'zone' | 'isPriced'> {
  readonly time: Time;
  readonly isFirst: boolean;
  readonly onChoose: () => void;
}

function TimeOption({ time, zone, isPriced, isFirst, onChoose }: OptionProps) {
  const { t, clock, price } = useWords();
  const { start, minute, isDouble, at, left } = time;
  return (
    <div
      role="option"
      aria-selected={false}
      tabIndex={isFirst ? 0 : -1}
      className="time"
      data-start={start}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onChoose();
      }}
    >
      <span>{clock(minute)}</span>
      {isDouble && <small>{aheadOf(at, zone)}</small>}
      {left !== undefined && <small>{t('left', { count: String(left) })}</small>}
      {isPriced && <small>{price(time.price)}</small>}
    </div>
  );
}
