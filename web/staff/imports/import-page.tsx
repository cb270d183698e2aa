import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ImportDetail } from '#contract/imports';
import { read } from '../../api/query.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { Page, Section } from '../shell/page.tsx';
import { FaultList } from './fault-list.tsx';
import { FileLine } from './file-line.tsx';
import { ImportActs } from './import-acts.tsx';
import styles from './imports.module.css';
import { NewTagsFound } from './new-tags.tsx';
import { PlanEditor, StartImport } from './plan-editor.tsx';
import { PlanShown } from './plan-shown.tsx';
import { Progress } from './progress.tsx';
import { Result } from './result.tsx';
import { ReviewList } from './review-list.tsx';
import { StateBadge } from './state-badge.tsx';
import { isMoving } from './states.ts';
import { Tally } from './tally.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { usePlan } from './use-plan.ts';
import { useProgress } from './use-progress.ts';

const route = getRouteApi('/shell/import/$id');

/** One import, from what its columns are to what came of it. */
export function ImportPage() {
  const may = useMay();
  const { id } = route.useParams();
  const { data: detail } = useSuspenseQuery(read('getImport', { params: { id } }));
  const connection = useProgress(id, detail.state);
  useKeptFocus(detail.state);
  return (
    <Page
      title={detail.fileName}
      aside={<StateBadge state={detail.state} />}
      detail={<FileLine detail={detail} />}
      acts={may('imports.run') && <ImportActs detail={detail} />}
    >
      <div className={styles['sections']}>
        {isMoving(detail.state) && <Progress detail={detail} connection={connection} />}
        {(detail.state === 'uploaded' || detail.state === 'checked') && (
          <Before key={id} detail={detail} />
        )}
        {!isMoving(detail.state) && <After detail={detail} />}
      </div>
    </Page>
  );
}

/** Before an import runs: what a check said, and the plan. */
function Before({ detail }: { detail: ImportDetail }) {
  const { t } = useWords();
  const may = useMay();
  const hand = usePlan(detail);
  return (
    <>
      {detail.check && !hand.isChanged && (
        <Section title={t('imports.check.title')}>
          <div className={styles['stack']}>
            <Tally counts={detail.check} />
            {detail.newTags && <NewTagsFound found={detail.newTags} hand={hand} />}
            <p className={styles['soft']}>{t('imports.check.hint')}</p>
            {may('imports.run') && (
              <div>
                <StartImport hand={hand} look="primary" />
              </div>
            )}
          </div>
        </Section>
      )}
      {may('imports.run') ? (
        <PlanEditor detail={detail} hand={hand} />
      ) : (
        <PlanShown detail={detail} />
      )}
      {detail.check && detail.check.faulty > 0 && !hand.isChanged && <FaultList id={detail.id} />}
    </>
  );
}

/** After an import ran. */
function After({ detail }: { detail: ImportDetail }) {
  const may = useMay();
  if (detail.state === 'uploaded' || detail.state === 'checked') return null;
  return (
    <>
      <Result detail={detail} />
      {detail.counts.review > 0 && may('customers.read') && <ReviewList id={detail.id} />}
      {detail.counts.faulty > 0 && <FaultList id={detail.id} />}
      <PlanShown detail={detail} />
    </>
  );
}
