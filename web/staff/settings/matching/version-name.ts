import { useWords } from '../../../words/index.ts';

/** What a version is called. */
export function useVersionName() {
  const { t } = useWords();
  return ({ number }: { readonly number: number }) =>
    number === 0 ? t('matching.shipped') : t('matching.version', { number });
}
