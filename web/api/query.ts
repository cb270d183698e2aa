import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { call, type Input, type Name, type Reply } from './call.ts';
import type { Problem } from './problem.ts';

/** A read of the API, for `useQuery` and loaders; kept under the operation's name and input. */
export function read<N extends Name>(name: N, input: Input<N>) {
  return queryOptions<Reply<N>, Problem>({
    queryKey: [name, input],
    queryFn: async ({ signal }) => (await call(name, input, signal)) ?? (null as Reply<N>),
  });
}

/** Operations that answer with one page of a list. */
type ListName = {
  [N in Name]: Reply<N> extends { rows: readonly unknown[]; next: string | null } ? N : never;
}[Name];

/** One row of a list. */
export type Row<N extends ListName> = Reply<N> extends { rows: readonly (infer R)[] } ? R : never;

/** A paged list of the API, for `useInfiniteQuery`: each page is asked for by the cursor of the one before. */
export function pages<N extends ListName>(name: N, input: Input<N>) {
  return infiniteQueryOptions<
    { rows: Row<N>[]; next: string | null },
    Problem,
    { rows: Row<N>[]; next: string | null }[],
    readonly unknown[],
    string | undefined
  >({
    queryKey: [name, 'pages', input],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...(input as { query?: object }).query, cursor: pageParam };
      return (await call(name, { ...input, query } as Input<N>, signal)) as {
        rows: Row<N>[];
        next: string | null;
      };
    },
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    select: (data) => data.pages,
  });
}

/**
 * A write of the API. When it succeeded, the reads that it changes are read again.
 * @param changes names of the operations whose answers are no longer true
 */
export function useWrite<N extends Name>(name: N, ...changes: Name[]) {
  const client = useQueryClient();
  return useMutation<Reply<N>, Problem, Input<N>>({
    mutationFn: async (input) => call(name, input),
    onSuccess: async () => readAgain(client, ...changes),
  });
}

/** Reads again whatever was answered by these operations and is on the screen. */
export async function readAgain(client: QueryClient, ...names: Name[]): Promise<void> {
  await Promise.all(names.map(async (name) => client.invalidateQueries({ queryKey: [name] })));
}
