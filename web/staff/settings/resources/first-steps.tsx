import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/state.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { problemWords } from '../../problem-words.ts';
import { useAtWork } from '../../session.ts';

/** Nobody and nothing can be booked yet: oneself is added with one press, and led on to one's hours. */
export function FirstSteps({ mayChange, onAdd }: { mayChange: boolean; onAdd: () => void }) {
  const { t } = useWords();
  const { user } = useAtWork();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isPending, setPending] = useState(false);
  const addMyself = async () => {
    setPending(true);
    try {
      const name = user.name === '' ? user.email : user.name;
      const body = { kind: 'person' as const, name: name.slice(0, 120), user: user.id };
      const { id } = await call('createResource', { body });
      await readAgain(client, 'listResources');
      await navigate({ to: '/hours/$id', params: { id } });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
      setPending(false);
    }
  };
  return (
    <EmptyState
      icon="people"
      title={t('hours.resources.empty')}
      acts={
        mayChange && (
          <>
            <Button look="primary" isPending={isPending} onPress={() => void addMyself()}>
              {t('hours.resources.addMyself')}
            </Button>
            <Button icon="plus" onPress={onAdd}>
              {t('hours.resources.add')}
            </Button>
          </>
        )
      }
    >
      {t('hours.resources.emptyBody')}
    </EmptyState>
  );
}
