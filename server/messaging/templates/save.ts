import { record } from '#audit';
import type { ReplyOf } from '#contract/operation';
import type { TemplateFault, templates } from '#contract/templates';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { checkTemplate, type Written } from './check.ts';
import { readTemplate, templateRows, type WhichTemplate } from './read.ts';
import { render } from './render.ts';
import { sampleValues } from './samples.ts';

type By = Staff | Key;
type Shown = ReplyOf<typeof templates.getTemplate>;

/** Shows words as they would be sent, with what stands in a sample, or what is wrong in them. */
export async function previewTemplate(
  which: WhichTemplate,
  written: Written,
): Promise<ReplyOf<typeof templates.previewTemplate>> {
  const checked = await checkTemplate(which.type, which.language, written);
  if ('faults' in checked) return { faults: [...checked.faults], shown: null };
  return { faults: [], shown: render(checked.made, sampleValues(which.type, which.language)) };
}

/**
 * Puts a business's own words in force, as a version that never changes. They are made into HTML first, outside of any
 * transaction.
 * @throws {Refusal} `template_faulty` with each fault by its place, `conflict` where somebody saves at the same time
 */
export async function saveTemplate(
  db: Database,
  who: By,
  which: WhichTemplate,
  written: Written,
): Promise<Shown> {
  const checked = await checkTemplate(which.type, which.language, written);
  if ('faults' in checked) refuse('template_faulty', { fields: checked.faults.map(placed) });
  return db.as(who, 'caller', async (tx) => {
    const last = await templateRows(tx, who.tenant, which)
      .select(({ fn }) => fn.max('version').as('version'))
      .executeTakeFirst();
    const version = (last?.version ?? 0) + 1;
    await noneActive(tx, who.tenant, which);
    await tx
      .insertInto('message_templates')
      .values({
        tenant_id: who.tenant,
        id: newId(),
        type: which.type,
        channel: 'email',
        language: which.language,
        version,
        ...written,
        compiled: checked.made.compiled,
        is_active: true,
        created_by: who.kind === 'staff' ? who.user : null,
        created_at: now(),
      })
      .execute();
    await tellChanged(tx, who, which, version);
    return readTemplate(tx, who.tenant, which);
  });
}

/** Puts the shipped words in force again. The versions stay. As `caller`. */
export async function resetTemplate(tx: Tx, who: By, which: WhichTemplate): Promise<Shown> {
  if (await noneActive(tx, who.tenant, which))
    await record(tx, who, {
      type: 'template.reset',
      subject: { kind: 'template', id: who.tenant },
      facts: { message: which.type, language: which.language },
    });
  return readTemplate(tx, who.tenant, which);
}

/** Puts an earlier version in force. As `caller`. @throws {Refusal} `not_found` */
export async function restoreTemplate(
  tx: Tx,
  who: By,
  { version, ...which }: WhichTemplate & { readonly version: number },
): Promise<Shown> {
  await noneActive(tx, who.tenant, which);
  const restored = await tx
    .updateTable('message_templates')
    .set({ is_active: true })
    .where('tenant_id', '=', who.tenant)
    .where('type', '=', which.type)
    .where('language', '=', which.language)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (restored === undefined) return refuse('not_found');
  await tellChanged(tx, who, which, version);
  return readTemplate(tx, who.tenant, which);
}

async function noneActive(tx: Tx, tenant: string, which: WhichTemplate): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('message_templates')
    .set({ is_active: false })
    .where('tenant_id', '=', tenant)
    .where('type', '=', which.type)
    .where('language', '=', which.language)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function tellChanged(tx: Tx, who: By, which: WhichTemplate, version: number): Promise<void> {
  await record(tx, who, {
    type: 'template.changed',
    subject: { kind: 'template', id: who.tenant },
    facts: { message: which.type, language: which.language, version },
  });
}

const placed = ({ part, line, message }: TemplateFault) => ({
  path: part,
  message: `line ${line}: ${message}`,
});
