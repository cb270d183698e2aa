import { useState } from 'react';
import type { WeekRange } from '#contract/booking/hours';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { weekday as nameOf } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { copiedDay } from './week.ts';

interface CopyDayWindowProps {
  weekday: number;
  week: readonly WeekRange[];
  onPut: (week: readonly WeekRange[]) => void;
  onClose: () => void;
}

/** Gives the hours of one day to others, in place of theirs. */
export function CopyDayWindow({ weekday, week, onPut, onClose }: CopyDayWindowProps) {
  const { t } = useWords();
  const [to, setTo] = useState<readonly number[]>([]);
  const others = [1, 2, 3, 4, 5, 6, 7].filter((day) => day !== weekday);
  return (
    <Dialog title={t('hours.copyDay', { day: nameOf(weekday) })} isOpen onClose={onClose}>
      <DialogBody>
        {others.map((day) => (
          <Checkbox
            key={day}
            isSelected={to.includes(day)}
            onChange={(on) => setTo(on ? [...to, day] : to.filter((one) => one !== day))}
          >
            {nameOf(day)}
          </Checkbox>
        ))}
      </DialogBody>
      <DialogActs>
        <Button
          look="primary"
          isDisabled={to.length === 0}
          onPress={() => {
            onPut(copiedDay(week, weekday, to));
            onClose();
          }}
        >
          {t('hours.copy')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
