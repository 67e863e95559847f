import type { Key } from '../../../../core/contract/keys.ts';
import { routeHref } from '../../../app/routes.ts';
import { useWorkbench } from '../workbench-context.ts';

/** What signs this client's assertions, and the way to change it. */
export function SigningKey({ keys }: { readonly keys: readonly Key[] | undefined }) {
  const { client } = useWorkbench();
  if (client.keyId !== null) {
    const key = keys?.find((candidate) => candidate.id === client.keyId);
    return key === undefined ? null : (
      <>
        Key <a href={routeHref('keys', key.id)}>{key.name}</a>
      </>
    );
  }
  if (client.secret !== null) return <>Signed with the client secret, {client.secret.bits} bits</>;
  return <a href={routeHref('clients', client.id)}>Choose what signs</a>;
}
