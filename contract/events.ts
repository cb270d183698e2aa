import { z } from 'zod';

/** What an event may carry: the kind of thing it is about, the fields it may name, and its facts (ids, codes, counts). */
interface EventShape {
  readonly subject: string;
  readonly fields: readonly string[];
  readonly facts: readonly string[];
}

const event = <
  const Subject extends string,
  const Fields extends readonly string[] = [],
  const Facts extends readonly string[] = [],
>(
  subject: Subject,
  fields: Fields = [] as unknown as Fields,
  facts: Facts = [] as unknown as Facts,
) => ({ subject, fields, facts });

const businessFields = [
  'slug',
  'name',
  'timeZone',
  'currency',
  'country',
  'language',
  'accent',
] as const;

/**
 * Everything that can have happened: the closed list. Types never change their meaning. Facts are ids, codes and
 * counts, never personal; values of fields are kept apart from the event, where they can be erased.
 */
export const eventTypes = {
  'business.created': event('business', businessFields, ['demo']),
  'business.changed': event('business', businessFields),
  'user_profile.changed': event('user', [
    'firstName',
    'lastName',
    'phone',
    'company',
    'timeZone',
    'preferredContactMethod',
    'marketingConsent',
    'avatarUrl',
    'bio',
  ]),
  'booking_settings.changed': event(
    'business',
    ['isPublic', 'referencePrefix', 'holdMinutes', 'offerMinutes', 'proofBits'],
    ['origins'],
  ),
  'location.added': event('location', ['name', 'address', 'timeZone']),
  'location.changed': event('location', ['name', 'address', 'timeZone']),
  'location.archived': event('location'),
  'location.restored': event('location'),
  'staff.joined': event('user', ['role'], ['invitation']),
  'staff.role_changed': event('user', ['role']),
  'staff.left': event('user', ['role']),
  'invitation.made': event('invitation', ['email', 'role']),
  'invitation.accepted': event('invitation', [], ['user']),
  'invitation.revoked': event('invitation'),
  'tag.added': event('tag', ['name', 'color']),
  'tag.changed': event('tag', ['name', 'color']),
  'tag.removed': event('tag', ['name', 'color'], ['customers']),
  'field.added': event('field', ['key', 'label', 'kind', 'choices']),
  'field.changed': event('field', ['label', 'choices', 'position']),
  'field.archived': event('field'),
  'field.restored': event('field'),
  'segment.added': event('segment', ['name']),
  'segment.changed': event('segment', ['name']),
  'segment.removed': event('segment', ['name']),
  'file.stored': event('file', ['name'], ['purpose', 'bytes']),
  'file.removed': event('file', ['name'], ['purpose']),
  'file.restored': event('file', ['name'], ['purpose']),
  'key.made': event('key', ['name', 'acts', 'expiresAt']),
  'key.revoked': event('key', ['name']),
  'webhook.made': event('webhook', ['url', 'eventTypes', 'acts']),
  'webhook.changed': event('webhook', ['url', 'description', 'eventTypes', 'acts']),
  'webhook.secret_changed': event('webhook'),
  'webhook.switched_off': event('webhook', [], ['reason']),
  'webhook.switched_on': event('webhook'),
  'webhook.removed': event('webhook', ['url']),
  'webhook.resent': event('webhook', [], ['count']),
  'sign_in_provider.added': event('sign_in_provider', ['name', 'kind', 'clientId', 'issuer']),
  'sign_in_provider.changed': event('sign_in_provider', ['name', 'clientId'], ['secret']),
  'sign_in_provider.switched_on': event('sign_in_provider'),
  'sign_in_provider.switched_off': event('sign_in_provider'),
  'sign_in_provider.removed': event('sign_in_provider', ['name']),
  'payment_account.connected': event('payment_account', [], ['mode']),
  'payment_account.disconnected': event('payment_account', [], ['mode']),
  'payment.begun': event('payment', [], ['kind', 'way', 'currency', 'minor']),
  'payment.succeeded': event('payment', [], ['kind', 'way', 'currency', 'minor', 'fault']),
  'payment.failed': event('payment', [], ['kind', 'way', 'currency', 'minor', 'fault']),
  'payment.cancelled': event('payment', [], ['kind', 'way', 'currency', 'minor', 'fault']),
  'payment.uncertain': event('payment', [], ['kind', 'way', 'currency', 'minor', 'fault']),
  'payment.waived': event('payment', [], ['kind', 'way', 'currency', 'minor']),
  'payment.refund_asked': event('payment', [], ['refund', 'why', 'minor']),
  'payment.refunded': event('payment', [], ['refund', 'why', 'minor', 'fault']),
  'payment.refund_failed': event('payment', [], ['refund', 'why', 'minor', 'fault']),
  'card.asked': event('card'),
  'card.saved': event('card', [], ['fault']),
  'card.failed': event('card', [], ['fault']),
  'card.cancelled': event('card', [], ['fault']),
  'card.removed': event('card'),
  'session.opened': event('session', [], ['face', 'way']),
  'session.closed': event('session', [], ['face', 'reason']),
  'second_factor.confirmed': event('user'),
  'second_factor.removed': event('user'),
  'customer.made': event('customer', ['name', 'custom.*'], ['source', 'import']),
  'customer.changed': event('customer', [
    'name',
    'givenName',
    'familyName',
    'email',
    'phone',
    'birthDate',
    'company',
    'address',
    'language',
    'note',
    'custom.*',
  ]),
  'customer.tagged': event('customer', [], ['tag']),
  'customer.untagged': event('customer', [], ['tag']),
  'customer.blocked': event('customer', ['email', 'phone', 'reason']),
  'customer.unblocked': event('customer', ['email', 'phone']),
  'note.written': event('note'),
  'note.edited': event('note'),
  'note.pinned': event('note'),
  'note.unpinned': event('note'),
  'note.deleted': event('note'),
  'note.restored': event('note'),
  'household.joined': event('household', ['role']),
  'household.role_changed': event('household', ['role']),
  'household.renamed': event('household'),
  'household.left': event('household', ['role']),
  'customer.second_factor_confirmed': event('customer'),
  'customer.second_factor_removed': event('customer'),
  'customer.way_removed': event('customer', [], ['way']),
  'customer.birth_date_checked': event('customer', [], ['document']),
  'customer.birth_date_unchecked': event('customer'),
  'customer.tier_set': event('customer', [], ['tier']),
  'mirror.looked': event('business', [], ['database']),
  'old_hashes.added': event('business', [], ['hashes']),
  'tiers.changed': event('business', [], ['tiers']),
  'customer.exported': event('customer'),
  'customers.exported': event('business', [], ['customers', 'columns']),
  'tagging.started': event('tagging', [], ['customers']),
  'tagging.finished': event('tagging', [], ['changes']),
  'tagging.undone': event('tagging'),
  'customer.erased': event('customer'),
  'customer.merged': event('customer', ['reason'], ['merge', 'merged']),
  'customer.unmerged': event('customer', ['reason'], ['merge', 'other']),
  'customer.kept_apart': event('customer', ['reason'], ['other']),
  'customer.apart_withdrawn': event('customer', [], ['other']),
  'consent.given': event('customer', [], ['channel', 'topic', 'source']),
  'consent.withdrawn': event('customer', [], ['channel', 'topic', 'source']),
  'contact.proved': event('customer', [], ['kind']),
  'erasure.asked': event('erasure', [], ['origin']),
  'erasure.begun': event('erasure', [], ['origin']),
  'erasure.refused': event('erasure'),
  'erasure.withdrawn': event('erasure'),
  'retention.changed': event('business', [
    'sessionDays',
    'importDays',
    'letterDays',
    'valueDays',
    'idleMonths',
    'erases',
  ]),
  'retention.applied': event(
    'business',
    [],
    ['sessions', 'imports', 'letters', 'values', 'customers'],
  ),
  'matching.learnt': event('business', [], ['version', 'taken', 'answers']),
  'matching.adjusted': event('business', [], ['version', 'taken']),
  'matching.chosen': event('business', [], ['version', 'takes']),
  'contacts.found_shared': event('business', [], ['kind', 'people']),
  'contacts.blocked': event('business', [], ['kind']),
  'contacts.counts': event('business', [], ['kind']),
  'contacts.unsaid': event('business', [], ['kind']),
  'matching.rules_changed': event('business', [], ['patterns']),
  'matching.joins_changed': event('business', [], ['joins']),
  'sources.ordered': event('business', [], ['sources', 'fills']),
  'profile.made': event('profile', [], ['source', 'outcome', 'probability', 'import']),
  'profile.changed': event('profile', [
    'name',
    'givenName',
    'familyName',
    'email',
    'phone',
    'birthDate',
    'company',
    'address',
    'note',
  ]),
  'profile.linked': event('profile', ['reason'], ['link', 'from']),
  'profile.split': event('profile', ['reason'], ['link', 'to']),
  'review.opened': event('review', [], ['profile', 'candidate', 'probability']),
  'review.decided': event('review', ['reason'], ['answer', 'candidate', 'until', 'batch']),
  'review.reopened': event('review', [], ['answer', 'candidate', 'batch']),
  'review.settled': event('review'),
  'reviews.batched': event('business', [], ['answer', 'cases', 'batch']),
  'reviews.batch_undone': event('business', [], ['batch']),
  'import.uploaded': event('import', ['fileName'], ['bytes']),
  'import.planned': event('import', [], ['columns']),
  'import.checked': event('import', [], ['rows', 'faulty']),
  'import.started': event('import', [], ['rows']),
  'import.finished': event('import', [], ['rows', 'new', 'linked', 'review', 'faulty']),
  'import.cancelled': event('import', [], ['rows']),
  'import.failed': event('import', [], ['code']),
  'import.undone': event('import', [], ['profiles', 'customers']),
  'mail.sent': event('mail', [], ['template']),
  'mail.failed': event('mail', [], ['template', 'code']),
  'job.replayed': event('job', [], ['task']),
  'job.cancelled': event('job', [], ['task']),
  'jobs.replayed': event('business', [], ['task', 'count']),
} as const satisfies Record<string, EventShape>;

/** What can have happened, as in `customer.changed`. */
export type EventType = keyof typeof eventTypes;

/** Every event type, in the order of the list. */
export const everyEventType = Object.keys(eventTypes) as [EventType, ...EventType[]];
export const eventType = z.enum(everyEventType);

/** The kind of thing an event of a type is about. */
export type SubjectOf<T extends EventType> = (typeof eventTypes)[T]['subject'];
/** Kinds of things that events are about. */
export type SubjectKind = SubjectOf<EventType>;
export const everySubjectKind = [
  ...new Set(Object.values(eventTypes).map((shape) => shape.subject)),
] as [SubjectKind, ...SubjectKind[]];

type Named<Pattern> = Pattern extends `${infer Family}.*` ? `${Family}.${string}` : Pattern;
/** The fields an event of a type may name; `custom.*` stands for every custom field. */
export type FieldOf<T extends EventType> = Named<(typeof eventTypes)[T]['fields'][number]>;
/** The facts an event of a type may carry. */
export type FactOf<T extends EventType> = (typeof eventTypes)[T]['facts'][number];
