import { ClienteleProblem, type Client } from '../index.ts';

/** What a form on a website brings. */
export interface Filled {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Of whoever is a member already. */
  readonly membership?: string;
}

/** Tells Clientele who filled in a form. @returns the customer they are, or words for what they should put right */
export async function signUpForm(
  client: Client,
  filled: Filled,
): Promise<{ customer: string } | { mend: string }> {
  try {
    const { customer } = await client.identify({
      body: {
        source: 'website',
        person: {
          fullName: filled.name,
          emails: [{ value: filled.email }],
          phones: [{ value: filled.phone }],
          ...(filled.membership && {
            numbers: [{ kind: 'membership', value: filled.membership }],
          }),
        },
      },
    });
    return { customer };
  } catch (problem) {
    if (problem instanceof ClienteleProblem && problem.code === 'invalid_input')
      return { mend: problem.fields.map(({ path, message }) => `${path} ${message}`).join('; ') };
    throw problem;
  }
}
