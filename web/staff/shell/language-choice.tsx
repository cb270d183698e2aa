import { Select } from '../../ui/select.tsx';
import { type Language, languages, speak, useWords } from '../../words/index.ts';

/** The language of the screens, for whoever has no menu to choose it in. */
export function LanguageChoice() {
  const { t, language } = useWords();
  return (
    <Select
      label={t('shell.language')}
      hideLabel
      value={language}
      choices={(Object.keys(languages) as Language[]).map((value) => ({
        value,
        label: languages[value],
      }))}
      onChange={(next) => void speak(next)}
    />
  );
}
