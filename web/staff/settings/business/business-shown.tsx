import type { Reply } from '../../../api/call.ts';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Notice } from '../../../ui/state.tsx';
import { nameOf } from '../../../words/format.ts';
import { languages, useWords } from '../../../words/index.ts';

/** What the business says of itself, for those who may not change it. */
export function BusinessShown({ business }: { business: Reply<'getBusiness'> }) {
  const { t } = useWords();
  const { name, slug, timeZone, currency, country, language } = business;
  return (
    <>
      <Notice icon="lock">{t('settings.readOnly')}</Notice>
      <Facts>
        <Fact name={t('settings.business.name')}>{name}</Fact>
        <Fact name={t('settings.business.slug')}>{`/b/${slug}`}</Fact>
        <Fact name={t('settings.business.timeZone')}>{timeZone}</Fact>
        <Fact name={t('settings.business.currency')}>{nameOf('currency', currency)}</Fact>
        <Fact name={t('settings.business.country')}>{nameOf('region', country)}</Fact>
        <Fact name={t('settings.business.language')}>{languages[language]}</Fact>
      </Facts>
    </>
  );
}
