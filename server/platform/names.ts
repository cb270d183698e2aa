/** What the public directory of names (DNS) says. Faults of the way there are thrown; an absent record is an empty list. */
export interface NamesPort {
  /** Texts under a name, each in one piece. */
  texts(name: string): Promise<string[]>;
  /** Servers that take mail for a name, the preferred first. */
  mailServers(name: string): Promise<string[]>;
}
