import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReviewAnswer, WantedAnswer } from '#contract/reviews';
import { call, type Name } from '../../api/call.ts';
import { Problem } from '../../api/problem.ts';
import { readAgain, useWrite } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import { say } from '../../words/index.ts';
import { useNames } from '../audit/use-names.ts';
import { putBack } from '../customers/use-undoable.ts';
import { problemWords } from '../problem-words.ts';

/** The reads that an answer changes. */
const changed: readonly Name[] = [
  'listReviews',
  'countReviews',
  'getReview',
  'getToday',
  'customersCount',
  'getCustomer',
  'getTimeline',
  'listCustomers',
];

/**
 * Sends an answer, and says what was done with a way back. Where somebody was faster, both answers are said, with the way to
 * theirs.
 */
export function useAnswer() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const names = useNames();
  const write = useWrite('answerReview', ...changed);
  const send = async (id: string, wanted: WantedAnswer, name: string) => {
    try {
      const { answer } = await write.mutateAsync({ params: { id }, body: wanted });
      const undo = () => call('undoReviewAnswer', { params: { id: answer } });
      const run = () => void putBack(client, undo, changed);
      toast({
        text: say(`reviews.done.${doneAs(wanted)}`, { name }),
        act: { words: say('ui.undo'), run },
      });
    } catch (fault) {
      toast({
        text: faultWords(fault, wanted.answer, names),
        tone: 'bad',
        act: {
          words: say('reviews.look'),
          run: () => void navigate({ to: '/reviews/$id', params: { id } }),
        },
      });
      await readAgain(client, ...changed);
    }
  };
  return {
    isPending: write.isPending,
    send: (...given: Parameters<typeof send>) => void send(...given),
  };
}

const doneAs = (wanted: WantedAnswer) =>
  wanted.answer === 'accept' && wanted.whole === true ? 'whole' : wanted.answer;

function faultWords(
  fault: unknown,
  answer: ReviewAnswer,
  names: ReadonlyMap<string, string>,
): string {
  if (!(fault instanceof Problem) || fault.code !== 'review_decided') return problemWords(fault);
  const mine = say(`reviews.answers.${answer}`);
  const { 'theirs.by': by, 'theirs.answer': theirs } = fault.facts;
  if (!isAnswer(theirs)) return say('reviews.theirsUnknown', { mine });
  const who = (typeof by === 'string' && names.get(by)) || say('reviews.somebody');
  return say('reviews.theirs', { who, theirs: say(`reviews.answers.${theirs}`), mine });
}

const isAnswer = (value: unknown): value is ReviewAnswer =>
  value === 'accept' || value === 'reject' || value === 'never' || value === 'later';

/** Takes an answer back, and says so. */
export function useTakeBack() {
  const client = useQueryClient();
  return (id: string) =>
    void putBack(client, () => call('undoReviewAnswer', { params: { id } }), changed);
}
