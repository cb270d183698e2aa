import { mostOfService } from '#contract/booking/service-lists';
import type { Bookable } from '#contract/booking/services';
import type { Tx } from '#platform/tx';

type Question = Bookable['questions'][number];

/** What is asked of whoever books, in order; archived questions left out. */
export async function readQuestions(tx: Tx, tenant: string, service: string): Promise<Question[]> {
  const rows = await tx
    .selectFrom('service_questions')
    .select(['id', 'label', 'translations', 'kind', 'choices', 'is_required as isRequired'])
    .where('tenant_id', '=', tenant)
    .where('service_id', '=', service)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .limit(mostOfService.questions)
    .execute();
  return rows.map((row) => ({
    ...row,
    translations: row.translations as Question['translations'],
    kind: row.kind as Question['kind'],
  }));
}
