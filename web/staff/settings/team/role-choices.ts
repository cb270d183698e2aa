import { type StaffRole, staffRoles } from '#contract/acts';
import type { Choice } from '../../../ui/select.tsx';
import { say } from '../../../words/index.ts';

/** The roles that somebody of a role may give: only an owner makes owners. */
export function roleChoices(own: StaffRole): Choice<StaffRole>[] {
  return staffRoles
    .filter((role) => own === 'owner' || role !== 'owner')
    .map((role) => ({
      value: role,
      label: say(`roles.${role}`),
      detail: say(`settings.roleMeans.${role}`),
    }));
}
