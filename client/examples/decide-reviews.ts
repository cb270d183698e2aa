import { ClienteleProblem, type Client } from '../index.ts';

/**
 * Goes over the cases that are to be decided now, and answers each with what somebody says of its likeliest candidate.
 * Whoever decides the same case elsewhere meanwhile is left the winner.
 * @param ask gives an answer by two names; null leaves the case to the next time
 * @returns how many were answered
 */
export async function decideReviews(
  client: Client,
  ask: (came: string, known: string) => Promise<'accept' | 'reject' | null>,
): Promise<number> {
  let answered = 0;
  const { rows } = await client.listReviews({ query: { due: 'now' } });
  for (const { id, name, likeliest } of rows) {
    if (likeliest === null) continue;
    const answer = await ask(name, likeliest.name);
    if (answer === null) continue;
    try {
      await client.answerReview({
        params: { id },
        body: { answer, candidate: likeliest.customer },
      });
      answered += 1;
    } catch (problem) {
      const faster =
        problem instanceof ClienteleProblem &&
        (problem.code === 'review_decided' || problem.code === 'review_settled');
      if (!faster) throw problem;
    }
  }
  return answered;
}
