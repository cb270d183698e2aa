import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Problem } from '../api/problem.ts';
import { Toasts } from '../ui/toast.tsx';
import { useWords } from '../words/index.ts';
import { routerWith } from './routes.tsx';

/** Refusals will be refusals again; only what may pass by itself is tried once more. */
const passing = new Set(['offline', 'unavailable']);

const client = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  // A call made while offline is made, and fails with words; otherwise it would wait without any.
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      retry: (times, fault) => fault instanceof Problem && passing.has(fault.code) && times < 2,
    },
  },
});

const router = routerWith(client);

/** A session that ended elsewhere ends here: whoever they are is asked again, which leads to the sign-in page. */
function leaveWhenSignedOut(fault: Error): void {
  if (!(fault instanceof Problem) || fault.code !== 'signed_out') return;
  if (router.state.location.pathname === '/sign-in') return;
  client.removeQueries({ queryKey: ['getMe'] });
  void router.invalidate();
}

/** The staff app. */
export function App() {
  const { language } = useWords();
  return (
    <I18nProvider locale={language}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </I18nProvider>
  );
}
