import type { TaskName } from '../../../../server/tasks.ts';
import { access } from './access.ts';
import { booking } from './booking.ts';
import { demo } from './demo.ts';
import { holds } from './holds.ts';
import { identity } from './identity.ts';
import { imports } from './imports.ts';
import type { Kind } from './kind.ts';
import { messaging } from './messaging.ts';
import { payments } from './payments.ts';
import { platform } from './platform.ts';
import { privacy } from './privacy.ts';
import { tenancy } from './tenancy.ts';
import { webhooks } from './webhooks.ts';

/** Every kind of job, and how it is tried; one that has no row here does not compile. */
export const kinds: Readonly<Record<TaskName, Kind>> = {
  ...platform,
  ...access,
  ...tenancy,
  ...identity,
  ...imports,
  ...messaging,
  ...payments,
  ...booking,
  ...holds,
  ...webhooks,
  ...privacy,
  ...demo,
};
