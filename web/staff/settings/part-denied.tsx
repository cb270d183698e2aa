import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { Page } from '../shell/page.tsx';
import { type SettingsPart, settingsParts } from '../shell/places.ts';

/** In place of a part that the role may not open. */
export function PartDenied({ part }: { part: SettingsPart }) {
  const { t } = useWords();
  const words = settingsParts.find((one) => one.part === part)?.words ?? 'settings.title';
  return (
    <Page title={t(words)}>
      <EmptyState icon="lock" title={t('shell.denied')}>
        {t('shell.deniedWhy')}
      </EmptyState>
    </Page>
  );
}
