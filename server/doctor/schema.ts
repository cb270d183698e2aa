import { pending } from '#platform/pending';
import { when, type Check } from './finding.ts';

/** Whether the database has what this version needs. */
export const checkSchema: Check = async ({ opened }) => {
  const lacking = await pending(opened.engine);
  return when(
    lacking.length > 0,
    'fault',
    `The database lacks ${lacking.length} of what this version needs: ${lacking.slice(0, 3).join(', ')}${lacking.length > 3 ? ' …' : ''}.`,
    'Run `clientele migrate`.',
  );
};
