import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Retention, RetentionCount } from '#contract/privacy';
import { call } from '../../../api/call.ts';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Notice } from '../../../ui/state.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';
import { useMay } from '../../session.ts';
import styles from '../parts.module.css';
import own from './privacy.module.css';

const fields = [
  ['sessionDays', undefined],
  ['importDays', 'importHint'],
  ['letterDays', 'letterHint'],
  ['valueDays', 'valueHint'],
  ['idleMonths', 'idleHint'],
] as const;
type Field = (typeof fields)[number][0];
type Typed = Record<Field, string>;

const mostOf = (field: Field) => (field === 'idleMonths' ? 240 : 3650);

/** How long each kind of thing is kept; what a setting would do away with can be counted before it is saved. */
export function RetentionForm({ retention }: { retention: Retention }) {
  const { t } = useWords();
  const may = useMay();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>(() => typedOf(retention));
  const [erases, setErases] = useState(retention.erases);
  const [counted, setCounted] = useState<RetentionCount>();
  const [busy, setBusy] = useState<'count' | 'save'>();
  const faulty = fields.filter(([field]) => !isValid(field, typed[field])).map(([field]) => field);
  const wanted = (): Retention => ({ ...numbersOf(typed), erases });
  const attempt = async (what: 'count' | 'save', work: () => Promise<void>) => {
    if (faulty.length > 0) return;
    setBusy(what);
    await work().catch((fault: unknown) => toast({ text: problemWords(fault), tone: 'bad' }));
    setBusy(undefined);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void attempt('save', async () => {
      const saved = await call('setRetention', { body: wanted() });
      client.setQueryData(read('getRetention', {}).queryKey, saved);
      toast({ text: t('settings.saved') });
    });
  };
  const count = () =>
    void attempt('count', async () => setCounted(await call('countRetention', { body: wanted() })));
  return (
    <form onSubmit={save} className={own['form']} noValidate>
      <p className={styles['soft']}>{t('privacy.retention.lead')}</p>
      {fields.map(([field, hint]) => (
        <TextField
          key={field}
          label={t(`privacy.retention.${field}`)}
          hint={hint && t(`privacy.retention.${hint}`)}
          inputMode="numeric"
          value={typed[field]}
          isDisabled={!may('privacy.change')}
          error={faulty.includes(field) ? t('privacy.retention.notANumber') : undefined}
          onChange={(value) => {
            setTyped({ ...typed, [field]: value });
            setCounted(undefined);
          }}
        />
      ))}
      <Checkbox
        isSelected={erases}
        isDisabled={typed.idleMonths.trim() === '' || !may('privacy.change')}
        onChange={setErases}
      >
        {t('privacy.retention.erases')}
      </Checkbox>
      {counted && <Counted counted={counted} />}
      <div className={styles['line']}>
        {may('privacy.change') && (
          <Button type="submit" look="primary" isPending={busy === 'save'}>
            {t('settings.save')}
          </Button>
        )}
        <Button isPending={busy === 'count'} onPress={count}>
          {t('privacy.retention.count')}
        </Button>
      </div>
    </form>
  );
}

function Counted({ counted }: { counted: RetentionCount }) {
  const { t } = useWords();
  const things = ['sessions', 'imports', 'letters', 'values', 'customers'] as const;
  return (
    <Notice>
      <p>{t('privacy.retention.counted')}</p>
      <Facts>
        {things.map((thing) => (
          <Fact key={thing} name={t(`privacy.retention.${thing}`)}>
            {number(counted[thing])}
          </Fact>
        ))}
      </Facts>
    </Notice>
  );
}

function typedOf(retention: Retention): Typed {
  const shown = fields.map(([field]) => [field, String(retention[field] ?? '')]);
  return Object.fromEntries(shown) as Typed;
}

function numbersOf(typed: Typed): Omit<Retention, 'erases'> {
  const read = fields.map(([field]) => [
    field,
    typed[field].trim() === '' ? null : Number(typed[field]),
  ]);
  return Object.fromEntries(read) as Omit<Retention, 'erases'>;
}

function isValid(field: Field, text: string): boolean {
  if (text.trim() === '') return true;
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= mostOf(field);
}
