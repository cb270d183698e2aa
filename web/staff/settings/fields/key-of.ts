/** A name for a field in imports and in the API by its label: `Rôle préféré` becomes `role_prefere`; may be empty. */
export function keyOf(label: string): string {
  return label
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+/g, '')
    .slice(0, 40)
    .replaceAll(/_+$/g, '');
}
