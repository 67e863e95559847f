import { routeHref } from '../../../app/routes.ts';
import { useWorkbench } from '../workbench-context.ts';
import type { SigningKeyChoice } from './use-signing-key.ts';

/** What signs this client's assertions, and the way to change it. */
export function SigningKey({ choice: { key, keySet } }: { readonly choice: SigningKeyChoice }) {
  const { client } = useWorkbench();
  const keyLink = key && <a href={routeHref('keys', key.id)}>{key.name}</a>;
  if (keySet !== undefined) {
    return (
      <>
        Key set <a href={routeHref('key-sets', keySet.id)}>{keySet.name}</a>,{' '}
        {keyLink ? <>now {keyLink}</> : 'without a current key that fits'}
      </>
    );
  }
  if (client.keySetId !== null) return null;
  if (client.keyId !== null) return keyLink === undefined ? null : <>Key {keyLink}</>;
  if (client.secret !== null) return <>Signed with the client secret, {client.secret.bits} bits</>;
  return <a href={routeHref('clients', client.id)}>Choose what signs</a>;
}
