import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { likelihood, number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { BatchWishes, bodyOf, type Wishes } from './batch-wishes.tsx';
import { nameOr } from './names.tsx';
import styles from './reviews.module.css';
import { useBatch } from './use-batch.ts';

/** The clear cases, answered many at once: what would be answered is shown first, and all can be taken back. */
export function BatchWindow({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const begin = useBatch();
  const [wishes, setWishes] = useState<Wishes>({ answer: 'accept', bound: 0.99, reason: '' });
  const body = bodyOf(wishes);
  const preview = useQuery({
    queryKey: ['previewReviewBatch', body],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => call('previewReviewBatch', { body }, signal),
  });
  const cases = preview.data?.cases ?? 0;
  return (
    <Dialog title={t('reviews.batch.title')} isOpen onClose={onClose} width="wide">
      <DialogBody>
        <BatchWishes wishes={wishes} onChange={setWishes} />
        <p role="status" className={styles['lead']}>
          {preview.isPending ? t('segments.counting') : t('reviews.batch.cases', { count: cases })}
        </p>
        <ul className={styles['sample']}>
          {preview.data?.rows.map(({ id, name, likeliest, probability }) => (
            <li key={id}>
              <span>{nameOr(t, name)}</span>
              <span>{nameOr(t, likeliest?.name ?? '')}</span>
              <span>{likelihood(probability)}</span>
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogActs>
        <Button
          look="primary"
          isDisabled={cases === 0}
          onPress={() => {
            onClose();
            void begin(body);
          }}
        >
          {t(`reviews.batch.act.${wishes.answer}`, { number: number(cases) })}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </DialogActs>
    </Dialog>
  );
}
