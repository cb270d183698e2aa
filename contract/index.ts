import { access } from './access.ts';
import { audit } from './audit.ts';
import { booking } from './booking.ts';
import { consents } from './consents.ts';
import { files } from './files.ts';
import { duplicates } from './duplicates.ts';
import { households } from './households.ts';
import { identifiers } from './identifiers.ts';
import { bulk } from './bulk.ts';
import { imports } from './imports.ts';
import { invoices } from './invoices.ts';
import { jobs } from './jobs.ts';
import { mailbox } from './mailbox.ts';
import { messages } from './messages.ts';
import { mirror } from './mirror.ts';
import { identity } from './identity.ts';
import { matching } from './matching.ts';
import { merges } from './merges.ts';
import { notes } from './notes.ts';
import { oldHashes } from './old-hashes.ts';
import type { Operation } from './operation.ts';
import { payments } from './payments.ts';
import { portal } from './portal.ts';
import { privacy } from './privacy.ts';
import { linkHealth } from './links.ts';
import { reviewBatches } from './review-batches.ts';
import { reviews } from './reviews.ts';
import { segments } from './segments.ts';
import { shared } from './shared.ts';
import { templates } from './templates.ts';
import { tenancy } from './tenancy.ts';
import { tiers } from './tiers.ts';
import { today } from './today.ts';
import { vip } from './vip.ts';
import { webhooks } from './webhooks.ts';

/** The whole API, by operation name. */
export const api = {
  ...identity,
  ...identifiers,
  ...merges,
  ...notes,
  ...households,
  ...files,
  ...access,
  ...audit,
  ...booking,
  ...consents,
  ...bulk,
  ...imports,
  ...invoices,
  ...jobs,
  ...mailbox,
  ...messages,
  ...templates,
  ...matching,
  ...oldHashes,
  ...mirror,
  ...payments,
  ...portal,
  ...privacy,
  ...reviews,
  ...reviewBatches,
  ...duplicates,
  ...shared,
  ...linkHealth,
  ...segments,
  ...tenancy,
  ...tiers,
  ...today,
  ...vip,
  ...webhooks,
} satisfies Record<string, Operation>;
