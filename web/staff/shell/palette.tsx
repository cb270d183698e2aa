import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { read } from '../../api/query.ts';
import { type Command, CommandPalette } from '../../ui/command-palette.tsx';
import { useTheme } from '../../ui/theme.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { useSignOut } from './use-sign-out.ts';
import { usePlaces, useSettingsParts } from './use-places.ts';

interface PaletteProps {
  onClose: () => void;
  onKeys: () => void;
}

/** ⌘K: customers, pages and acts. */
export function Palette({ onClose, onKeys }: PaletteProps) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const pages = fitting(usePages(), wanted);
  const acts = fitting(useActs(onKeys), wanted);
  return (
    <CommandPalette
      label={t('shell.search')}
      placeholder={t('shell.searchHint')}
      query={query}
      onQuery={setQuery}
      sections={[
        { title: t('customers.title'), commands: useCustomers(wanted) },
        { title: t('shell.pages'), commands: pages },
        { title: t('shell.acts'), commands: acts },
      ]}
      nothing={t('shell.nothingFound')}
      onClose={onClose}
    />
  );
}

function useCustomers(q: string): Command[] {
  const may = useMay();
  const navigate = useNavigate();
  const found = useQuery({
    ...read('listCustomers', { query: { q, limit: 6 } }),
    enabled: q.length > 0 && may('customers.read'),
    placeholderData: keepPreviousData,
  });
  if (q === '') return [];
  return (found.data?.rows ?? []).map(({ id, name, email, phone }) => ({
    key: id,
    words: name,
    detail: email ?? phone ?? undefined,
    icon: 'person',
    run: () => void navigate({ to: '/customers/$id', params: { id } }),
  }));
}

function usePages(): Command[] {
  const { t } = useWords();
  const navigate = useNavigate();
  const places = usePlaces().map(({ to, words, icon }): Command => ({
    key: to,
    words: t(words),
    icon,
    run: () => void navigate({ to }),
  }));
  const parts = useSettingsParts().map(({ part, words, icon }): Command => ({
    key: part,
    words: t(words),
    detail: t('settings.title'),
    icon,
    run: () => void navigate({ to: '/settings/$part', params: { part } }),
  }));
  return [...places, ...parts];
}

function useActs(onKeys: () => void): Command[] {
  const { t } = useWords();
  const { theme, choose } = useTheme();
  const signOut = useSignOut();
  const next = theme === 'dark' ? 'light' : 'dark';
  return [
    {
      key: 'theme',
      words: t(`shell.themes.${next}`),
      icon: next === 'dark' ? 'moon' : 'sun',
      run: () => choose(next),
    },
    { key: 'keys', words: t('ui.keys'), icon: 'list', run: onKeys },
    { key: 'out', words: t('shell.signOut'), icon: 'out', run: () => void signOut() },
  ];
}

/** The commands whose words contain every word that was typed. */
function fitting(commands: Command[], typed: string): Command[] {
  const parts = typed.toLocaleLowerCase().split(/\s+/);
  return commands.filter(({ words, detail = '' }) => {
    const text = `${words} ${detail}`.toLocaleLowerCase();
    return parts.every((part) => text.includes(part));
  });
}
