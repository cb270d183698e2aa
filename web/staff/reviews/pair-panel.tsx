import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type Name } from '../../api/call.ts';
import { read, readAgain, useWrite } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { EvidenceWaterfall } from '../customers/evidence-waterfall.tsx';
import { putBack } from '../customers/use-undoable.ts';
import { problemWords } from '../problem-words.ts';
import { useMay } from '../session.ts';
import { Fault } from '../shell/route-states.tsx';
import type { Pair } from './pairs.ts';
import { CustomerLink, nameOr } from './names.tsx';
import { PhoneSteps } from './phone-steps.tsx';
import styles from './reviews.module.css';
import { SideBySide } from './side-by-side.tsx';

/** The reads that an answer changes. */
const changed: readonly Name[] = [
  'listDuplicates',
  'getDuplicate',
  'getToday',
  'listReviews',
  'countReviews',
  'customersCount',
  'getCustomer',
  'listCustomers',
];

interface PairPanelProps {
  pair: Pair;
  onNext: () => void;
  onStep: (by: 1 | -1) => unknown;
}

/** Two customers side by side, why they may be one, and what to say of it. */
export function PairPanel({ pair, onNext, onStep }: PairPanelProps) {
  const { t } = useWords();
  const params = { id: pair.one.id, other: pair.other.id };
  const { data, isPending, error, refetch } = useQuery(read('getDuplicate', { params }));
  return (
    <section className={styles['case']}>
      <PhoneSteps to="/duplicates" onStep={onStep} />
      {isPending && <Skeleton lines={12} />}
      {error && <Fault fault={error} again={() => void refetch()} />}
      {data && (
        <>
          <header className={styles['head']}>
            <h2 className={styles['title']}>
              {nameOr(t, pair.one.name)} · {nameOr(t, pair.other.name)}
            </h2>
            <p className={styles['lead']}>{t('duplicates.becomes')}</p>
          </header>
          <SideBySide
            person={data.one.person}
            title={
              <>
                {t('reviews.customer')} · <CustomerLink id={pair.one.id} name={pair.one.name} />
              </>
            }
            left={data.one}
            right={data.other}
            why={data.why}
            numbers={data.numbers}
          />
          <h3 className={styles['part']}>{t('reviews.evidence')}</h3>
          <EvidenceWaterfall why={data.why} />
          <Answers params={params} onNext={onNext} />
        </>
      )}
    </section>
  );
}

type Said = 'merge' | 'reject' | 'never';

const keys = { merge: 'a', reject: 'r', never: 'n' } as const;

function Answers({
  params,
  onNext,
}: {
  params: { id: string; other: string };
  onNext: () => void;
}) {
  const { t } = useWords();
  const may = useMay();
  const client = useQueryClient();
  const write = useWrite('answerDuplicate', ...changed);
  const send = async (answer: Said) => {
    onNext();
    try {
      await write.mutateAsync({ params, body: { answer } });
      const undo = () => call('undoDuplicateAnswer', { params });
      const run = () => void putBack(client, undo, changed);
      toast({ text: t(`duplicates.done.${answer}`), act: { words: t('ui.undo'), run } });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
      await readAgain(client, ...changed);
    }
  };
  const say = (answer: Said) => () =>
    may('reviews.decide') && !write.isPending ? void send(answer) : false;
  useKeys({ a: say('merge'), r: say('reject'), n: say('never') });
  if (!may('reviews.decide')) return <p className={styles['soft']}>{t('reviews.mayNot')}</p>;
  return (
    <div className={styles['bar']}>
      {(Object.keys(keys) as Said[]).map((answer) => (
        <Button
          key={answer}
          look={answer === 'merge' ? 'primary' : 'plain'}
          aria-keyshortcuts={keys[answer]}
          onPress={say(answer)}
        >
          {t(`duplicates.answers.${answer}`)}
          <kbd aria-hidden="true">{keys[answer].toUpperCase()}</kbd>
        </Button>
      ))}
    </div>
  );
}
