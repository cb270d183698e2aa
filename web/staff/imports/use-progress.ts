import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { read, readAgain } from '../../api/query.ts';
import { type Connection, watch } from '../../api/watch.ts';
import { isMoving, type ImportState } from './states.ts';

/** Follows an import as long as something happens to it; what it tells goes where the page reads from. */
export function useProgress(id: string, state: ImportState): Connection {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  const moves = isMoving(state);
  useEffect(() => {
    if (!moves) return undefined;
    const params = { id };
    return watch(
      'watchImport',
      { params },
      {
        connection: setConnection,
        news: (detail) => {
          client.setQueryData(read('getImport', { params }).queryKey, detail);
          if (!isMoving(detail.state)) void whatChanged(client);
        },
      },
    );
  }, [client, id, moves]);
  return connection;
}

function whatChanged(client: ReturnType<typeof useQueryClient>): Promise<void> {
  return readAgain(
    client,
    'listImports',
    'listImportFaults',
    'listImportReviews',
    'listTags',
    'listCustomers',
    'customersCount',
    'listReviews',
    'getCustomer',
  );
}
