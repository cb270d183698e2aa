import { api } from '#contract';
import type { Operation } from '#contract/operation';

/** The client's table of operations: all that it needs of the contract while it runs. */
export function generateClient(): string {
  const rows = Object.entries<Operation>(api).map(([name, { method, path, stream }]) => {
    const parts = [method, path, ...(stream === true ? ['stream'] : [])];
    return `  ${name}: [${parts.map((part) => `'${part}'`).join(', ')}],`;
  });
  return `// Written by \`npm run clientele -- generate\` from the contract.

type Row = readonly [method: string, path: string, stream?: 'stream'];

/** Method and path of every operation, and whether it answers with a stream. */
export const operations: Readonly<Record<string, Row>> = {
${rows.join('\n')}
};
`;
}
