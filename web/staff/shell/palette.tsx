import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import type { Reply } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { type Command, CommandPalette } from '../../ui/command-palette.tsx';
import { useTheme } from '../../ui/theme.ts';
import type { IconName } from '../../ui/icon.tsx';
import { dateTime } from '../../words/format.ts';
import {
  hearAll,
  inEveryLanguage,
  type Language,
  languages,
  useWords,
  type WordKey,
} from '../../words/index.ts';
import { useAtWork, useMay } from '../session.ts';
import { recentCustomers } from './use-recent.ts';
import { useSwitchLanguage } from './use-switch-language.ts';
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
  useEveryLanguage();
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
        { title: t('places.bookings'), commands: useBookings(wanted) },
        { title: t('shell.pages'), commands: pages },
        { title: t('shell.acts'), commands: acts },
      ]}
      nothing={t('shell.nothingFound')}
      onClose={onClose}
    />
  );
}

/** Shows the palette again once the words of the other languages are here. */
function useEveryLanguage(): void {
  const [, setHeard] = useState(false);
  useEffect(() => {
    hearAll().then(
      () => setHeard(true),
      () => undefined,
    );
  }, []);
}

/** Whom the words fit; before any are typed, whom somebody looked at last. */
function useCustomers(q: string): Command[] {
  const { t } = useWords();
  const may = useMay();
  const { business } = useAtWork();
  const navigate = useNavigate();
  const [recent] = useState(() => recentCustomers(business.id));
  const mayRead = may('customers.read');
  const found = useQuery({
    ...read('listCustomers', { query: { q, limit: 6 } }),
    enabled: q.length > 0 && mayRead,
    placeholderData: keepPreviousData,
  });
  const last = useQueries({
    queries: recent.map((id) => ({
      ...read('getCustomer', { params: { id } }),
      enabled: q === '' && mayRead,
      // Who was erased meanwhile is simply not there.
      retry: false,
      staleTime: 60_000,
    })),
    combine: (all) => all.flatMap(({ data }) => data ?? []),
  });
  const shown = q === '' ? last.map(briefly) : (found.data?.rows ?? []);
  return shown.map(({ id, name, email, phone }) => ({
    key: id,
    words: name === '' ? t('customers.noName') : name,
    detail: email ?? phone ?? undefined,
    icon: 'person',
    run: () => void navigate({ to: '/customers/$id', params: { id } }),
  }));
}

/** What may be a reference, or its beginning: names are looked up among customers. */
const reference = /^[a-z][a-z0-9]{0,7}-\d/i;

/** Bookings by their reference. */
function useBookings(q: string): Command[] {
  const navigate = useNavigate();
  const mayRead = useMay()('bookings.read');
  const isAsked = reference.test(q) && mayRead;
  const found = useQuery({
    ...read('listBookings', { query: { q, limit: 4, order: 'latest' } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const rows = isAsked ? (found.data?.rows ?? []) : [];
  return rows.map(({ id, reference, booker, customer, startsAt, zone }) => ({
    key: id,
    words: reference,
    detail: [customer?.name ?? booker, dateTime(startsAt, zone)].filter(Boolean).join(' · '),
    icon: 'clock',
    run: () => void navigate({ to: '/bookings/$id', params: { id } }),
  }));
}

function briefly({ id, name, identifiers }: Reply<'getCustomer'>) {
  const first = (kind: string) =>
    identifiers.find((one) => one.kind === kind && one.primary)?.value ?? null;
  return { id, name, email: first('email'), phone: first('phone') };
}

function usePages(): Command[] {
  const { t } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const saved = useQuery({ ...read('listSegments', {}), enabled: may('customers.read') });
  const places = usePlaces().map(({ to, words, icon }): Command => ({
    key: to,
    words: t(words),
    alias: inEveryLanguage(words),
    icon,
    run: () => void navigate({ to }),
  }));
  const parts = useSettingsParts().map(({ part, words, icon }): Command => ({
    key: `settings-${part}`,
    words: t(words),
    alias: inEveryLanguage(words),
    detail: t('places.settings'),
    icon,
    run: () => void navigate({ to: '/settings/$part', params: { part } }),
  }));
  const segments = (saved.data?.rows ?? []).map(({ id, name }): Command => ({
    key: id,
    words: name,
    alias: inEveryLanguage('segments.saved'),
    detail: t('segments.saved'),
    icon: 'list',
    run: () => void navigate({ to: '/customers', search: { segment: id } }),
  }));
  return [...places, ...parts, ...segments];
}

function useActs(onKeys: () => void): Command[] {
  const { t, language } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { theme, choose } = useTheme();
  const signOut = useSignOut();
  const speak = useSwitchLanguage();
  const next = theme === 'dark' ? 'light' : 'dark';
  const act = (key: string, words: WordKey, icon: IconName, run: () => void): Command => ({
    key: `act-${key}`,
    words: t(words),
    alias: inEveryLanguage(words),
    icon,
    run,
  });
  return [
    ...(may('imports.run')
      ? [act('bring', 'customers.toImport', 'upload', () => void navigate({ to: '/import' }))]
      : []),
    act('theme', `shell.themes.${next}`, next === 'dark' ? 'moon' : 'sun', () => choose(next)),
    ...(Object.keys(languages) as Language[])
      .filter((one) => one !== language)
      .map((one): Command => ({
        key: `act-speak-${one}`,
        words: languages[one],
        alias: inEveryLanguage('shell.language'),
        detail: t('shell.language'),
        icon: 'globe',
        run: () => speak(one),
      })),
    ...(may('customers.read')
      ? [
          act(
            'newest',
            'customers.sorts.newest',
            'people',
            () => void navigate({ to: '/customers', search: { sort: 'newest' } }),
          ),
        ]
      : []),
    act('business', 'shell.businesses', 'building', () => void navigate({ to: '/businesses' })),
    act('keys', 'ui.keys', 'list', onKeys),
    act('out', 'shell.signOut', 'out', () => void signOut()),
  ];
}

/** The commands whose words, in any language, contain every word that was typed, whatever its case and accents. */
function fitting(commands: Command[], typed: string): Command[] {
  const parts = plain(typed).split(/\s+/);
  return commands.filter(({ words, alias = '', detail = '' }) => {
    const text = plain(`${words} ${alias} ${detail}`);
    return parts.every((part) => text.includes(part));
  });
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLocaleLowerCase();
