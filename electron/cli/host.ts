export async function openHost(): Promise<never> {
  throw new Error('no compose yet');
}
