declare module 'virtual:operations' {
  /** Method and path of each operation of the contract. */
  export const operations: Readonly<Record<string, readonly [method: string, path: string]>>;
}
