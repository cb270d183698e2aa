import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { problemWords } from '../problem-words.ts';
import { whoAmI } from '../session.ts';
import { Card } from './card.tsx';
import { useLinkToken } from './link-token.ts';
import { DeadLink } from './set-up-page.tsx';

/** Accepting an invitation to work for a business. */
export function InvitationPage() {
  const { t } = useWords();
  const token = useLinkToken();
  const invitation = useQuery(read('readInvitation', { body: { token } }));
  const accept = useAccept(token);
  const [name, setName] = useState('');
  if (invitation.isPending)
    return (
      <Card title={t('invitation.title')}>
        <Skeleton />
      </Card>
    );
  if (invitation.isError) return <DeadLink fault={invitation.error} />;
  const { business, email, role, isNew } = invitation.data;
  return (
    <Card
      title={t('invitation.join', { business })}
      lead={t('invitation.lead', { role: t(`roles.${role}`), email })}
    >
      <Form
        act={t('invitation.act')}
        fault={accept.fault}
        isSending={accept.isSending}
        onSubmit={async () => accept.run(isNew ? name.trim() : undefined)}
        wide
      >
        {isNew && (
          <TextField
            label={t('setUp.yourName')}
            autoComplete="name"
            autoFocus
            value={name}
            onChange={setName}
            error={accept.isNameMissing ? t('forms.required') : undefined}
          />
        )}
      </Form>
    </Card>
  );
}

function useAccept(token: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [fault, setFault] = useState<string>();
  const [isNameMissing, setNameMissing] = useState(false);
  const [isSending, setSending] = useState(false);
  const run = async (name: string | undefined) => {
    setNameMissing(name === '');
    if (name === '') return;
    setSending(true);
    try {
      const { next } = await call('acceptInvitation', {
        body: { token, ...(name !== undefined && { name }) },
      });
      client.removeQueries({ queryKey: whoAmI.queryKey });
      await navigate({ to: next === 'signed_in' ? '/' : '/sign-in', replace: true });
    } catch (cause) {
      setFault(problemWords(cause));
    } finally {
      setSending(false);
    }
  };
  return { run, fault, isSending, isNameMissing };
}
