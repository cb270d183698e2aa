import type { WeekRange } from '#contract/booking/hours';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { weekday as nameOf } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { Form, Pair } from '../form/form.tsx';
import { type RangeDraft, useRange } from './use-range.ts';

interface RangeWindowProps {
  weekday: number;
  /** Absent: a new one. */
  range: WeekRange | undefined;
  /** Absent: it is taken away. */
  onPut: (range: WeekRange | undefined) => void;
  onClose: () => void;
}

/** A range of a day put in exactly: from, until, what it is, how many at once, and between which days it holds. */
export function RangeWindow({ weekday, range, onPut, onClose }: RangeWindowProps) {
  const { t } = useWords();
  const draft = useRange(weekday, range);
  const put = () => {
    if (draft.range !== undefined) onPut(draft.range);
    return Promise.resolve();
  };
  const remove = range && (
    <Button icon="trash" onPress={() => onPut(undefined)}>
      {t('hours.remove')}
    </Button>
  );
  return (
    <Dialog title={nameOf(weekday)} isOpen onClose={onClose}>
      <DialogBody>
        <Form act={t('hours.put')} isSending={false} onSubmit={put} beside={remove}>
          <Select
            label={t('hours.kind')}
            value={draft.kind}
            choices={[
              { value: 'open', label: t('hours.open') },
              { value: 'break', label: t('hours.break') },
            ]}
            onChange={draft.setKind}
          />
          <Times draft={draft} next={nameOf((weekday % 7) + 1)} />
          {draft.kind === 'open' && (
            <TextField
              label={t('hours.most')}
              optional={t('forms.optional')}
              hint={t('hours.mostHint')}
              type="number"
              inputMode="numeric"
              {...draft.most}
            />
          )}
          <Validity draft={draft} />
        </Form>
      </DialogBody>
    </Dialog>
  );
}

function Times({ draft, next }: { draft: RangeDraft; next: string }) {
  const { t } = useWords();
  return (
    <Pair>
      <TextField label={t('hours.from')} type="time" autoFocus {...draft.from} />
      <TextField
        label={t('hours.to')}
        type="time"
        hint={draft.isPastMidnight ? t('hours.nextDay', { day: next }) : undefined}
        {...draft.to}
      />
    </Pair>
  );
}

function Validity({ draft }: { draft: RangeDraft }) {
  const { t } = useWords();
  return (
    <Pair>
      <TextField
        label={t('hours.validFrom')}
        optional={t('forms.optional')}
        type="date"
        {...draft.validFrom}
      />
      <TextField
        label={t('hours.validTo')}
        optional={t('forms.optional')}
        type="date"
        error={draft.isBackward ? t('hours.backward') : undefined}
        {...draft.validTo}
      />
    </Pair>
  );
}
