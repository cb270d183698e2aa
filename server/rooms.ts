import { handlers as access, tasks as accessTasks } from '#access';
import { handlers as audit } from '#audit';
import {
  composers as bookingComposers,
  handlers as booking,
  subjects as bookingSubjects,
  tasks as bookingTasks,
} from '#booking';
import { handlers as identity, tasks as identityTasks } from '#identity';
import { handlers as imports, tasks as importTasks } from '#imports';
import { handlers as messaging, tasks as messagingTasks } from '#messaging';
import { handlers as mirror } from '#mirror';
import { handlers as payments, tasks as paymentTasks } from '#payments';
import { handlers as portal } from '#portal';
import { handlers as privacy, tasks as privacyTasks } from '#privacy';
import { handlers as tenancy, tasks as tenancyTasks } from '#tenancy';
import { handlers as tiers } from '#tiers';
import { handlers as today } from '#today';
import { handlers as webhooks, tasks as webhookTasks } from '#webhooks';
import { cleaning } from '#platform/clean';
import type { Composers } from '#platform/compose-port';
import type { Implemented } from '#platform/handler';
import type { Subjects } from '#platform/subject-port';
import type { TaskHandlers } from '#platform/tasks';
import { tasks as demoTasks } from '../database/seed/tasks.ts';

/** What answers the contract: every room's operations. */
export const rooms: readonly Implemented[] = [
  audit,
  tenancy,
  identity,
  tiers,
  imports,
  messaging,
  access,
  today,
  mirror,
  payments,
  booking,
  webhooks,
  privacy,
  portal,
];

/** What works the jobs: every room's tasks. The sweep of schedules is the worker's own. */
export const roomTasks: Required<Omit<TaskHandlers, 'due.sweep'>> = {
  ...cleaning,
  ...tenancyTasks,
  ...identityTasks,
  ...importTasks,
  ...accessTasks,
  ...demoTasks,
  ...privacyTasks,
  ...webhookTasks,
  ...paymentTasks,
  ...bookingTasks,
  ...messagingTasks,
};

/** Who says what messages say: every room of its own types. */
export const composers: Composers = { ...bookingComposers };
/** Who says what is paid for. What nobody describes is called by its kind on documents. */
export const subjects: Subjects = { ...bookingSubjects };
