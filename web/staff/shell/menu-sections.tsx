import { MenuItem, MenuSection } from '../../ui/menu.tsx';
import { type Theme, useTheme } from '../../ui/theme.ts';
import { type Language, languages, useWords } from '../../words/index.ts';
import { useSwitchLanguage } from './use-switch-language.ts';

const themes = { system: 'half', light: 'sun', dark: 'moon' } as const satisfies Record<
  Theme,
  string
>;

/** How the screen looks. */
export function LookSection() {
  const { t } = useWords();
  const { theme, choose } = useTheme();
  return (
    <MenuSection title={t('shell.look')}>
      {(Object.keys(themes) as Theme[]).map((each) => (
        <MenuItem
          key={each}
          id={each}
          icon={themes[each]}
          chosen={each === theme}
          onAction={() => choose(each)}
        >
          {t(`shell.themes.${each}`)}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

/** What the screen speaks. */
export function LanguageSection() {
  const { t, language } = useWords();
  const change = useSwitchLanguage();
  return (
    <MenuSection title={t('shell.language')}>
      {(Object.keys(languages) as Language[]).map((each) => (
        <MenuItem key={each} id={each} chosen={each === language} onAction={() => change(each)}>
          {languages[each]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
