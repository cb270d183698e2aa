import { type FormEvent, useState } from 'react';
import { thresholdBounds, type MatchThresholds, type MatchVersion } from '#contract/matching';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';
import own from './matching.module.css';
import { Rehearsed } from './rehearsed.tsx';

type Field = keyof MatchThresholds;
const fields = ['link', 'review'] as const satisfies readonly Field[];

interface ThresholdFormProps {
  active: MatchVersion;
  mayChange: boolean;
}

/** From when on people are linked, and from when on staff are asked; what it would do is shown before it is saved. */
export function ThresholdForm({ active, mayChange }: ThresholdFormProps) {
  const { t } = useWords();
  const save = useAct('setMatchThresholds', 'getMatching', 'proposeThresholds');
  const [typed, setTyped] = useState(() => ({
    link: shown(active.thresholds.link),
    review: shown(active.thresholds.review),
  }));
  const [tried, setTried] = useState<MatchThresholds>();
  const wanted = { link: shareOf(typed.link), review: shareOf(typed.review) };
  const faulty = fields.filter((field) => !isWithin(field, wanted[field]));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (faulty.length === 0) save.act({ body: wanted }, t('settings.saved'));
  };
  return (
    <form onSubmit={send} className={own['form']} noValidate>
      <p className={styles['soft']}>{t('matching.thresholdsLead')}</p>
      {fields.map((field) => (
        <TextField
          key={field}
          label={t(`matching.${field}`)}
          hint={t(`matching.${field}Hint`)}
          inputMode="decimal"
          value={typed[field]}
          isDisabled={!mayChange}
          error={faulty.includes(field) ? t('matching.notIn', boundsOf(field)) : undefined}
          onChange={(value) => {
            setTyped({ ...typed, [field]: value });
            setTried(undefined);
          }}
        />
      ))}
      {mayChange && (
        <div className={styles['line']}>
          <Button type="submit" look="primary" isPending={save.isPending}>
            {t('matching.save')}
          </Button>
          <Button isDisabled={faulty.length > 0} onPress={() => setTried(wanted)}>
            {t('matching.rehearse')}
          </Button>
        </div>
      )}
      {tried && <Rehearsed wanted={{ thresholds: tried }} />}
    </form>
  );
}

const shown = (share: number) => String(Math.round(share * 1000) / 10);

/** A share out of per cent as they were typed, with a point or a comma. */
const shareOf = (text: string) => Math.round(Number(text.trim().replace(',', '.')) * 10) / 1000;

function isWithin(field: Field, share: number): boolean {
  const { least, most } = thresholdBounds[field];
  return share >= least && share <= most;
}

function boundsOf(field: Field) {
  const { least, most } = thresholdBounds[field];
  return { least: number(least * 100, 1), most: number(most * 100, 1) };
}
