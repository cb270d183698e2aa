import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { wearAccent } from '../../ui/accent.ts';
import { useKeys } from '../../ui/keys.ts';
import { isLanguage, speak, spoken, useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';
import { BottomBar } from './bottom-bar.tsx';
import { SideBar } from './side-bar.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useKeepRecent } from './use-recent.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const Keys = lazy(async () => ({ default: (await import('./keys-window.tsx')).KeysWindow }));

/** What stands around every page of somebody at work: navigation, search, keys. */
export function Shell() {
  const { t } = useWords();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const navigate = useNavigate();
  useAppearance();
  useKeepRecent();
  useKeys({
    'mod+k': () => setOpen('palette'),
    '?': () => setOpen('keys'),
    '/': () => {
      const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
      if (search) search.focus();
      else setOpen('palette');
    },
    c: () => void navigate({ to: '/customers' }),
  });
  const close = () => setOpen(null);
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main">
        {t('shell.skip')}
      </a>
      <SideBar onKeys={() => setOpen('keys')} />
      <div className={styles['content']}>
        <TopBar onSearch={() => setOpen('palette')} />
        <Main />
      </div>
      <BottomBar />
      <Suspense>
        {open === 'palette' && <Palette onClose={close} onKeys={() => setOpen('keys')} />}
        {open === 'keys' && <Keys onClose={close} />}
      </Suspense>
    </div>
  );
}

/** The page itself. After going to another page, reading begins there. */
function Main() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) main.current?.focus();
    before.current = path;
  }, [path]);
  return (
    <main id="main" ref={main} tabIndex={-1} className={styles['main']}>
      <Outlet />
    </main>
  );
}

/** The business's colour and the person's language. */
function useAppearance(): void {
  const { business, user } = useAtWork();
  useEffect(() => wearAccent(business.accent, document.documentElement), [business.accent]);
  useEffect(() => {
    if (isLanguage(user.language) && user.language !== spoken()) void speak(user.language);
  }, [user.language]);
}
