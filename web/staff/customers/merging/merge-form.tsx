import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { MergeChoices } from '#contract/merges';
import { call, type Reply } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { date, day, nameOf as languageName } from '../../../words/format.ts';
import { sayIfKnown, useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';
import { ButtonLink } from '../../shell/button-link.tsx';
import { putBack } from '../use-undoable.ts';
import { choicesOf, linesOf, type Line, type Side } from './choices.ts';
import styles from './merging.module.css';
import { touchedByMerging } from './touched.ts';
import { WhoseValue } from './whose-value.tsx';

type Preview = Reply<'previewMerge'>;

/** Both side by side, whose value stands of each field, and the act. */
export function MergeForm({ from, preview }: { from: string; preview: Preview }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const [reason, setReason] = useState('');
  const lines = linesOf(preview);
  const { merge, isPending } = useMerge(preview);
  return (
    <div className={styles['sides']}>
      <div className={styles['heads']}>
        <Head party={preview.survivor} words={t('merging.stays')} />
        <Head party={preview.merged} words={t('merging.becomesPart')} />
      </div>
      {lines.map((line) => {
        const key = `${line.kind} ${line.key}`;
        const side = chosen.get(key) ?? line.rule;
        const by = chosen.has(key) && side !== line.rule ? 'chosen' : line.by;
        return (
          <WhoseValue
            key={key}
            name={nameOf(line)}
            survivor={sourced(line, 'survivor')}
            merged={sourced(line, 'merged')}
            stands={side}
            why={t(`merging.standsBy.${by}`)}
            onChange={(now) => setChosen(new Map(chosen).set(key, now))}
          />
        );
      })}
      {preview.numbers.map((one) => (
        <Numbers key={one.kind} numbers={one} />
      ))}
      <div className={styles['reason']}>
        <TextField
          label={t('merging.reason')}
          hint={t('merging.reasonHint')}
          value={reason}
          onChange={setReason}
        />
      </div>
      <div className={styles['acts']}>
        <Button
          look="primary"
          isPending={isPending}
          onPress={() => merge(choicesOf(preview, lines, chosen), reason)}
        >
          {t('merging.merge')}
        </Button>
        <ButtonLink to="/customers/$id" params={{ id: from }}>
          {t('ui.cancel')}
        </ButtonLink>
      </div>
    </div>
  );
}

/** Numbers of one kind of both, all of which stay. */
function Numbers({
  numbers: { kind, mine, theirs, agree },
}: {
  numbers: Preview['numbers'][number];
}) {
  const { t } = useWords();
  const differs = agree === 'different' || agree === 'alike';
  return (
    <fieldset className={styles['field']} data-same={agree === 'same' || undefined}>
      <legend className={styles['name']}>{sayIfKnown(`profile.numbers.${kind}`) ?? kind}</legend>
      {[mine, theirs].map((values, side) => (
        <div key={side} className={styles['value']}>
          {differs ? <mark>{values.join(', ')}</mark> : values.join(', ')}
        </div>
      ))}
      <span className={styles['why']}>{differs ? t('merging.bothStay') : ''}</span>
    </fieldset>
  );
}

const nameOf = ({ kind, name }: Line) =>
  kind === 'value' ? name : (sayIfKnown(`merging.lines.${name}`) ?? name);

/** Days and languages as people write them. */
function shown({ kind, key }: Line, value: string): string {
  if (kind !== 'field') return value;
  if (key === 'birthDate') return day(value);
  return key === 'language' ? languageName('language', value) : value;
}

/** A value with where it comes from, in words. */
function sourced(line: Line, side: Side) {
  const { value, source } = line[side];
  return {
    value: value === null ? null : shown(line, value),
    source: source === null ? null : (sayIfKnown(`merging.sources.${source}`) ?? source),
  };
}

function Head({ party, words }: { party: Preview['survivor']; words: string }) {
  const { t } = useWords();
  const { id, name, profiles, createdAt } = party;
  return (
    <div className={styles['head']}>
      <span className={styles['soft']}>{words}</span>
      <Link to="/customers/$id" params={{ id }} className={styles['party'] ?? ''}>
        {name === '' ? t('customers.noName') : name}
      </Link>
      <span className={styles['soft']}>
        {t('merging.partySince', { date: date(createdAt) })} ·{' '}
        {t('merging.profiles', { count: profiles })}
      </span>
    </div>
  );
}

/** Merges, goes to whoever is left, and says so in a note from which it can be undone. */
function useMerge({ survivor, merged }: Preview) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const write = useWrite('mergeCustomers', ...touchedByMerging);
  const merge = async (choices: MergeChoices, reason: string) => {
    try {
      const customers: [string, string] = [survivor.id, merged.id];
      const versions = { [survivor.id]: survivor.version, [merged.id]: merged.version };
      const why = reason.trim() === '' ? {} : { reason };
      const done = await write.mutateAsync({ body: { customers, choices, versions, ...why } });
      await navigate({ to: '/customers/$id', params: { id: done.survivor } });
      const undo = async () =>
        call('undoMerge', { params: { id: done.merge }, body: { apart: false } });
      toast({
        text: t('merging.done'),
        act: {
          words: t('ui.undo'),
          run: () => void putBack(client, undo, touchedByMerging),
        },
      });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
    }
  };
  return {
    isPending: write.isPending,
    merge: (...given: Parameters<typeof merge>) => void merge(...given),
  };
}
