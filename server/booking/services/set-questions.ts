import type { Bookable, serviceOperations } from '#contract/booking/services';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { changingService } from './changing.ts';

type Question = Bookable['questions'][number];
type Wanted = BodyOf<typeof serviceOperations.setServiceQuestions>['questions'];

/**
 * Puts the questions of a service. One that is left out is archived, and so is one that comes back as another kind: what was
 * answered is an answer to the question as it was.
 * @throws {Refusal} `not_found`, for a question that is none too; `invalid_input` where kind and choices do not go together
 */
export async function setQuestions(
  tx: Tx,
  who: Tenanted,
  { id, questions }: { id: string; questions: Wanted },
): Promise<Bookable> {
  const { tenant } = who;
  questions.forEach(mustBeWhole);
  return changingService(tx, who, id, async ({ questions: before }) => {
    const kinds = new Map(before.map((one) => [one.id, one.kind]));
    const named = questions.flatMap((one) => one.id ?? []);
    if (named.some((one) => !kinds.has(one)) || new Set(named).size < named.length)
      refuse('not_found');
    const wanted = questions.map((one) => ({
      ...one,
      id: one.id !== undefined && kinds.get(one.id) === one.kind ? one.id : newId(),
    }));
    await archiveOthers(
      tx,
      tenant,
      id,
      wanted.map((one) => one.id),
    );
    for (const [position, question] of wanted.entries())
      await put(tx, tenant, id, { ...question, position });
  });
}

function mustBeWhole({ kind, choices, translations }: Wanted[number], at: number): void {
  const hasChoices = kind === 'choice' || kind === 'choices';
  if (hasChoices && choices.length < 2)
    refuseField(`questions.${at}.choices`, 'must be at least two');
  if (!hasChoices && choices.length > 0)
    refuseField(`questions.${at}.choices`, 'must be empty for this kind of question');
  if (new Set(choices).size < choices.length)
    refuseField(`questions.${at}.choices`, 'must not repeat');
  for (const [language, { choices: theirs }] of Object.entries(translations))
    if (theirs !== undefined && theirs.length !== choices.length)
      refuseField(
        `questions.${at}.translations.${language}.choices`,
        'must be as many as the choices',
      );
}

async function archiveOthers(
  tx: Tx,
  tenant: string,
  service: string,
  kept: readonly string[],
): Promise<void> {
  let others = tx
    .updateTable('service_questions')
    .set({ archived_at: now() })
    .where('tenant_id', '=', tenant)
    .where('service_id', '=', service)
    .where('archived_at', 'is', null);
  if (kept.length > 0) others = others.where('id', 'not in', kept);
  await others.execute();
}

async function put(
  tx: Tx,
  tenant: string,
  service: string,
  { id, isRequired, translations, ...said }: Question & { position: number },
): Promise<void> {
  const row = { ...said, is_required: isRequired, translations: JSON.stringify(translations) };
  await tx
    .insertInto('service_questions')
    .values({ tenant_id: tenant, id, service_id: service, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(row))
    .execute();
}
