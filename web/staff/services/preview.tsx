import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Language, languages, useWords } from '../../words/index.ts';
import { PreviewSheet } from './preview-sheet.tsx';
import styles from './preview.module.css';
import type { Drafted } from './unsaved.ts';
import { useSaying } from './use-saying.ts';

interface PreviewProps {
  readonly service: Drafted;
  readonly isUnsaved: boolean;
  /** Undefined: that of the business. */
  readonly language: Language | undefined;
  readonly onLanguage: (language: Language) => void;
  /** Which of its durations is looked at, by its place. */
  readonly at: number;
  readonly onChoose: (at: number) => void;
}

/** How visitors see a service, beside its forms. */
export function PreviewBeside(props: PreviewProps) {
  const { t } = useWords();
  return (
    <aside className={styles['beside']} aria-label={t('services.preview')}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{t('services.preview')}</h2>
        <LanguageChoice {...props} />
      </div>
      <Preview {...props} />
    </aside>
  );
}

/** The same where there is no room beside the forms: shown when it is asked for. */
export function PreviewAbove(props: PreviewProps) {
  const { t } = useWords();
  return (
    <details className={styles['above']}>
      <summary className={styles['summary']}>
        <Icon name="right" className={styles['arrow']} />
        <h2 className={styles['title']}>{t('services.preview')}</h2>
      </summary>
      <LanguageChoice {...props} />
      <Preview {...props} />
    </details>
  );
}

function LanguageChoice({ language, onLanguage }: Pick<PreviewProps, 'language' | 'onLanguage'>) {
  const { t } = useWords();
  const own = useOwnLanguage();
  return (
    <Select
      label={t('services.previewLanguage')}
      hideLabel
      value={language ?? own}
      choices={(Object.keys(languages) as Language[]).map((one) => ({
        value: one,
        label: languages[one],
      }))}
      onChange={onLanguage}
    />
  );
}

function Preview({ service, isUnsaved, language, at, onChoose }: PreviewProps) {
  const { t } = useWords();
  const own = useOwnLanguage();
  const saying = useSaying(language ?? own);
  if (saying === undefined) return <Skeleton lines={6} />;
  return (
    <>
      <PreviewSheet {...{ service, at, onChoose }} words={saying} language={saying.language} />
      <p role="status" className={styles['note']}>
        {isUnsaved ? t('services.previewUnsaved') : ''}
      </p>
    </>
  );
}

/** The language of the business. */
function useOwnLanguage(): Language {
  const { data } = useQuery(read('getBusiness', {}));
  return data?.language ?? 'en';
}
