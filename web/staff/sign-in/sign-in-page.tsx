import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Fault } from '../shell/route-states.tsx';
import { whoAmI } from '../session.ts';
import { useWords } from '../../words/index.ts';
import { Card } from './card.tsx';
import { CodeStep } from './code-step.tsx';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { EmailStep } from './email-step.tsx';
import { SecondStep } from './second-step.tsx';

/** Signing in: an address, the code sent to it, and the second factor where there is one. */
export function SignInPage() {
  const { t } = useWords();
  const { back } = useSearch({ from: '/sign-in' });
  const me = useQuery(whoAmI);
  const welcome = useQuery(read('getWelcome', {}));
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const enter = useEnter();

  if (me.isError)
    return (
      <Card title={t('signIn.title')}>
        <Fault fault={me.error} />
      </Card>
    );
  if (me.isPending)
    return (
      <Card title={t('signIn.title')}>
        <Skeleton />
      </Card>
    );
  if (me.data.state === 'signed_in') return <Navigate to={back ?? '/'} replace />;
  if (me.data.state === 'second_factor_due') return <SecondStep onDone={enter} />;
  if (sentTo !== undefined)
    return <CodeStep email={sentTo} onBack={() => setSentTo(undefined)} onDone={enter} />;
  return (
    <Card title={t('signIn.title')} lead={t('signIn.lead')}>
      {welcome.data?.empty && !welcome.data.demo && <p>{t('signIn.noBusinessYet')}</p>}
      <EmailStep email={email} onEmail={setEmail} onSent={setSentTo} />
      {welcome.data && welcome.data.demoSignIns.length > 0 && (
        <DemoSignIns people={welcome.data.demoSignIns} onDone={enter} />
      )}
    </Card>
  );
}

/** After each step the server is asked again who this is; what it says decides what comes next. */
function useEnter(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { back } = useSearch({ from: '/sign-in' });
  return async () => {
    const me = await client.fetchQuery({ ...whoAmI, staleTime: 0 });
    if (me.state === 'signed_in') await navigate({ to: back ?? '/', replace: true });
  };
}
