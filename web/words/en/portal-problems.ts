/** What only customers meet, beside the others. */
export const portalProblems = {
  proof_needed: 'An address or a number is changed by the code that goes there. Ask for one first.',
  sign_in_lost: 'This sign-in was begun in another browser or too long ago. Begin again.',
  sign_in_cancelled: 'Nobody was signed in: it was cancelled there.',
  linked_elsewhere:
    'This sign-in leads to another record here. Ask the business to put the two together.',
  proof_old: 'You signed in a while ago. Prove first that it is you.',
  last_way: 'This is the last way by which you can sign in. Add another first.',
  way_removed: 'This way to sign in was removed. Sign in another way, and add it again there.',
};
