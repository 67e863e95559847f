import type { JsonObject } from '../../../core/contract/values.ts';
import { clientAuthenticationMethod } from '../../../core/oauth/client-authentication.ts';
import { Note } from '../../ui/note.tsx';
import { SafeText } from '../../wire/safe-text.tsx';
import type { ClientForm } from './client-form.ts';
import { metadataOffer } from './metadata-proposal.ts';
import classes from './metadata-panel.module.css';

/** What the server says it takes at its token endpoint, and whether the form is among it. */
export function MetadataOffers({ document, form }: { readonly document: JsonObject; readonly form: ClientForm }) {
  const { methods, algorithms, scopes } = metadataOffer(document);
  const method = clientAuthenticationMethod(form.method);
  const methodMissing = methods !== null && !methods.includes(form.method);
  const algorithmMissing = method.assertion && algorithms !== null && !algorithms.includes(form.alg);
  return (
    <div>
      <Offer name="Methods" values={methods} mine={[form.method]} />
      <Offer name="Algorithms" values={algorithms} mine={method.assertion ? [form.alg] : []} />
      <Offer name="Scopes" values={scopes} mine={form.scope.split(' ')} />
      {methodMissing ? <Note severity="warning">This server does not offer {form.method}.</Note> : null}
      {algorithmMissing ? <Note severity="warning">This server does not take assertions signed with {form.alg}.</Note> : null}
    </div>
  );
}

const most = 24;

function Offer({
  name,
  values,
  mine,
}: {
  readonly name: string;
  readonly values: readonly string[] | null;
  readonly mine: readonly string[];
}) {
  if (values === null || values.length === 0) return null;
  return (
    <div className={classes.offer}>
      <span>{name}</span>
      {values.slice(0, most).map((value) => (
        <code key={value} data-mine={mine.includes(value) || undefined}>
          <SafeText text={value} />
        </code>
      ))}
      {values.length > most ? `and ${values.length - most} more` : null}
    </div>
  );
}
