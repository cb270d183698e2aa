/**
 * Every way in which the API says no: code → status and the sentence people read. Codes never change their meaning;
 * sentences may. A refusal may carry a more precise sentence of its own.
 */
export const errors = {
  invalid_input: { status: 422, title: 'Some of what was sent is not valid.' },
  malformed_request: { status: 400, title: 'This could not be understood as a request.' },
  malformed_body: { status: 400, title: 'The body could not be read.' },
  unsupported_media_type: { status: 415, title: 'This content type is not accepted here.' },
  body_too_large: { status: 413, title: 'What was sent is too large.' },
  request_timeout: { status: 408, title: 'The request took too long to arrive.' },
  not_found: { status: 404, title: 'There is nothing here.' },
  method_not_allowed: { status: 405, title: 'That cannot be done here.' },
  signed_out: { status: 401, title: 'Sign in to continue.' },
  forbidden: { status: 403, title: 'Your role does not allow this.' },
  cross_site: { status: 403, title: 'This request came from another site.' },
  too_many_requests: { status: 429, title: 'That was too often. Wait a little and try again.' },
  conflict: {
    status: 409,
    title: 'Somebody changed this at the same time. Look again and repeat.',
  },
  request_in_progress: { status: 409, title: 'The same request is still being worked on.' },
  key_reused: { status: 422, title: 'This Idempotency-Key was used for another request.' },
  file_unreadable: { status: 422, title: 'This file could not be read as a table of people.' },
  database_unreachable: {
    status: 502,
    title:
      'This database did not answer, or does not let its login read. Ask whoever runs Clientele.',
  },
  file_refused: { status: 422, title: 'Programs cannot be attached.' },
  not_author: { status: 403, title: 'Only whoever wrote this may do that.' },
  in_household: { status: 409, title: 'This customer is in another household.' },
  already_one: { status: 409, title: 'These are one customer already.' },
  kept_apart: { status: 409, title: 'Staff said that these two are not one person.' },
  only_profile: {
    status: 409,
    title: 'Nothing else leads to this customer. Merge the customers instead.',
  },
  link_not_undoable: { status: 409, title: 'This link cannot be taken back any more.' },
  merge_undone: { status: 409, title: 'This merge has been undone already.' },
  merged_on: {
    status: 409,
    title: 'This customer became part of another since. Undo that merge first.',
  },
  review_decided: { status: 409, title: 'Somebody else has decided this already.' },
  review_settled: {
    status: 409,
    title: 'There is nothing left to decide: one of the two was merged or erased meanwhile.',
  },
  answer_not_undoable: {
    status: 409,
    title: 'This answer cannot be taken back: what followed from it has gone on since.',
  },
  import_busy: {
    status: 409,
    title: 'This import is being worked on. Wait until it comes to rest.',
  },
  import_not_planned: { status: 409, title: 'Say first what each column is.' },
  import_not_running: { status: 409, title: 'This import is not running.' },
  import_not_undoable: { status: 409, title: 'This import cannot be taken back.' },
  tagging_not_undoable: {
    status: 409,
    title: 'This cannot be taken back: it is still under way, or was taken back already.',
  },
  job_not_dead: { status: 409, title: 'This job is not dead: there is nothing to try again.' },
  job_not_waiting: { status: 409, title: 'This job is running or has ended already.' },
  webhook_off: { status: 409, title: 'This endpoint is switched off.' },
  delivery_waiting: { status: 409, title: 'This message is on its way already.' },
  code_wrong: { status: 422, title: 'This code is wrong or no longer counts. Ask for a new one.' },
  proof_needed: {
    status: 422,
    title: 'An address or a number is changed by the code that goes there. Ask for one first.',
  },
  proof_old: {
    status: 422,
    title:
      'You signed in a while ago. Prove first that it is you: by a code, or by signing in again.',
  },
  last_way: {
    status: 409,
    title: 'This is the last way by which you can sign in. Add another first.',
  },
  way_removed: {
    status: 403,
    title: 'This way to sign in was removed. Sign in another way, and add it again there.',
  },
  sign_in_lost: {
    status: 410,
    title: 'This sign-in was begun in another browser or too long ago. Begin again.',
  },
  sign_in_cancelled: { status: 409, title: 'Nobody was signed in: it was cancelled there.' },
  service_failed: {
    status: 502,
    title: 'The other service did not answer as it should. Try again, or sign in another way.',
  },
  linked_elsewhere: {
    status: 409,
    title: 'This sign-in leads to another record here. Ask the business to put the two together.',
  },
  pools_overlap: {
    status: 409,
    title: 'Pools of one service share nobody: somebody or something is in two of them.',
  },
  slot_taken: { status: 409, title: 'Somebody else has this time. Choose another.' },
  slot_not_offered: { status: 409, title: 'This time cannot be had.' },
  seats_short: { status: 409, title: 'There are not so many seats left.' },
  cap_reached: { status: 409, title: 'There can be no more bookings on this day.' },
  price_changed: { status: 409, title: 'This costs something else by now. Look again.' },
  terms_changed: { status: 409, title: 'The terms have changed. Read them again.' },
  proof_wanted: { status: 428, title: 'A sum is to be done first. Try again.' },
  payment_off: { status: 409, title: 'No provider is connected by which cards could be taken.' },
  payment_open: { status: 409, title: 'This is being paid, or is paid already.' },
  card_missing: { status: 409, title: 'No card is saved that could be charged.' },
  payment_refused: { status: 422, title: 'The provider of payments says no.' },
  refund_too_much: { status: 409, title: 'There is not so much left to give back.' },
  provider_away: {
    status: 502,
    title: 'The provider of payments did not answer. Try again in a moment.',
  },
  signature_wrong: { status: 400, title: 'This was not signed as it should be.' },
  calendar_unreachable: {
    status: 502,
    title: 'This calendar could not be read. Check its address and keys, or try again in a moment.',
  },
  second_factor_on: { status: 409, title: 'A second factor is in force already.' },
  second_factor_off: { status: 409, title: 'There is no second factor to confirm or remove.' },
  link_dead: { status: 410, title: 'This link has been used, taken back, or has run out.' },
  last_owner: { status: 409, title: 'A business keeps at least one owner.' },
  owner_only: { status: 403, title: 'Only an owner can make, change or remove an owner.' },
  already_staff: { status: 409, title: 'This person works for the business already.' },
  acts_beyond_yours: { status: 403, title: 'A key can be given only what you may do yourself.' },
  erased: { status: 410, title: 'This was about somebody whose data has been erased.' },
  erasure_open: { status: 409, title: 'An erasure has been asked for already.' },
  erasure_closed: { status: 409, title: 'This erasure has been decided already.' },
  erasure_unconfirmed: { status: 422, title: 'What was typed does not confirm this.' },
  slug_taken: { status: 409, title: 'Another business has this address.' },
  hours_overlap: { status: 409, title: 'Two of these are at the same time.' },
  in_use: { status: 409, title: 'This is still in use.' },
  name_taken: { status: 409, title: 'This name is taken.' },
  limit_reached: { status: 409, title: 'There are as many of these as there can be.' },
  demo_only: { status: 409, title: 'This business is not part of the demo.' },
  demo_apart: { status: 409, title: 'People of the demo work only for its businesses.' },
  unavailable: { status: 503, title: 'Clientele cannot answer just now. Try again in a moment.' },
  internal: { status: 500, title: 'Something broke on our side. It has been noted.' },
} as const satisfies Record<string, { status: number; title: string }>;

/** A machine-readable reason for a refusal. */
export type ErrorCode = keyof typeof errors;
