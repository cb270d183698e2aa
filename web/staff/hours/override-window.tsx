import { useState } from 'react';
import type { Override } from '#contract/booking/hours';
import { call } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { AskWindow } from './ask-window.tsx';
import styles from './hours.module.css';
import type { OverrideDay } from './overrides.tsx';
import { useSave } from './use-save.ts';
import { asTime, endAfter, minuteOf } from './week.ts';

/** What a day is in place of the week's hours. */
type Kind = Override['kind'];

/** Two times as they are typed. */
interface Typed {
  readonly from: string;
  readonly to: string;
}

/** Says what is otherwise on one day. */
export function OverrideWindow(props: {
  id: string;
  /** Absent: of a day that is yet to be said. */
  start: OverrideDay | undefined;
  onClose: () => void;
}) {
  const { id, start, onClose } = props;
  const { t } = useWords();
  const { save, isPending, asking, dismiss } = useSave(id);
  const first = start?.overrides[0];
  const [day, setDay] = useState(start?.day ?? '');
  const [kind, setKind] = useState<Kind>(first?.kind ?? 'closed');
  const [ranges, setRanges] = useState<readonly Typed[]>(typedOf(start));
  const [most, setMost] = useState(String(first?.most ?? 1));
  const [reason, setReason] = useState(first?.reason ?? '');
  const overrides = overridesOf(kind, ranges, { most, reason });
  const send = async () => {
    if (day === '' || overrides === undefined) return;
    const body = { overrides };
    await save(
      { change: 'override', day, ...body },
      () => call('setOverride', { params: { id, day }, body }),
      onClose,
    );
  };
  const kinds: readonly Kind[] = ['closed', 'hours', 'capacity'];
  return (
    <Dialog title={t('hours.override')} isOpen onClose={onClose}>
      <DialogBody>
        <Form act={t('hours.save')} isSending={isPending} onSubmit={send}>
          <TextField
            label={t('hours.day')}
            type="date"
            value={day}
            onChange={setDay}
            isDisabled={start !== undefined}
            isRequired
          />
          <Select
            label={t('hours.what')}
            value={kind}
            choices={kinds.map((value) => ({ value, label: t(`hours.kinds.${value}`) }))}
            onChange={setKind}
          />
          {kind !== 'closed' && <Ranges ranges={ranges} kind={kind} onChange={setRanges} />}
          {kind === 'capacity' && (
            <TextField
              label={t('hours.most')}
              type="number"
              inputMode="numeric"
              value={most}
              onChange={setMost}
            />
          )}
          <TextField
            label={t('hours.reason')}
            optional={t('forms.optional')}
            maxLength={255}
            value={reason}
            onChange={setReason}
          />
        </Form>
      </DialogBody>
      <AskWindow asking={asking} isPending={isPending} onClose={dismiss} />
    </Dialog>
  );
}

/** From when until when: for other hours as often as there are breaks between them. */
function Ranges({
  ranges,
  kind,
  onChange,
}: {
  ranges: readonly Typed[];
  kind: Kind;
  onChange: (ranges: readonly Typed[]) => void;
}) {
  const { t } = useWords();
  const change = (place: number, part: Partial<Typed>) =>
    onChange(ranges.map((one, at) => (at === place ? { ...one, ...part } : one)));
  return (
    <>
      {ranges.map((one, place) => (
        <div key={place} className={styles['typed']}>
          <TextField
            label={t('hours.from')}
            type="time"
            value={one.from}
            onChange={(from) => change(place, { from })}
          />
          <TextField
            label={t('hours.to')}
            type="time"
            value={one.to}
            onChange={(to) => change(place, { to })}
          />
          {ranges.length > 1 && (
            <IconButton
              icon="trash"
              label={t('hours.remove')}
              onPress={() => onChange(ranges.filter((_, at) => at !== place))}
            />
          )}
        </div>
      ))}
      {kind === 'hours' && ranges.length < 20 && (
        <Button icon="plus" onPress={() => onChange([...ranges, { from: '', to: '' }])}>
          {t('hours.addRange')}
        </Button>
      )}
    </>
  );
}

const typedOf = (start: OverrideDay | undefined): readonly Typed[] =>
  start === undefined || start.overrides[0]?.kind === 'closed'
    ? [{ from: '09:00', to: '18:00' }]
    : start.overrides.map(({ from, to }) => ({ from: asTime(from), to: asTime(to) }));

/** What was typed as the day is to be; undefined while something of it is missing. */
function overridesOf(
  kind: Kind,
  ranges: readonly Typed[],
  { most, reason }: { readonly most: string; readonly reason: string },
): Override[] | undefined {
  if (kind === 'closed') return [{ kind, from: 0, to: 1440, most: null, reason }];
  const atOnce = kind === 'capacity' ? Number.parseInt(most, 10) : null;
  if (atOnce !== null && !(atOnce >= 1 && atOnce <= 200)) return undefined;
  const all = ranges.map((one) => {
    const [from, to] = [minuteOf(one.from), minuteOf(one.to)];
    if (from === undefined || to === undefined) return undefined;
    return { kind, from, to: endAfter(from, to), most: atOnce, reason };
  });
  return all.every((one) => one !== undefined) ? all : undefined;
}
