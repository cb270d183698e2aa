import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/call.ts';

/** Signs out; nothing that was read stays in this browser. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await call('signOut', {});
    client.removeQueries({ queryKey: ['getMe'] });
    await navigate({ to: '/sign-in' });
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'getMe' });
  };
}
