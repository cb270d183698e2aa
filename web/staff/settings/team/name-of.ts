/** What a person is called: by name, else by address. */
export function nameOf({ name, email }: { name: string; email: string }): string {
  return name === '' ? email : name;
}
