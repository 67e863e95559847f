/** The address of a published key set: on the loopback interface, so that this machine alone can read it. */
export function keySetUrl({ port, path }: { readonly port: number; readonly path: string }): string {
  return `http://127.0.0.1:${port}${path}`;
}
