import { useWords } from './words.ts';

/** The demo's own card page, beside this one. */
export function PayTwin({ url, keeps }: { url: string; keeps: boolean }) {
  const { t } = useWords();
  return (
    <>
      <a className="button main" href={url} target="_blank" rel="noreferrer">
        {t('payTwin')}
      </a>
      <p className="soft">{t(keeps ? 'cardTwinWhy' : 'payTwinWhy')}</p>
    </>
  );
}
