import { useQuery } from '@tanstack/react-query';
import type { CertificateParameter } from '../../../core/contract/clients.ts';
import { queries } from '../../app/host.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { routeHref } from '../../app/routes.ts';
import { Checkbox } from '../../ui/inputs.tsx';
import type { FormPartProps } from './form-fields.tsx';
import classes from './clients.module.css';

const parameters: readonly { readonly name: CertificateParameter; readonly label: string }[] = [
  { name: 'x5t', label: 'SHA-1 thumbprint' },
  { name: 'x5t#S256', label: 'SHA-256 thumbprint' },
  { name: 'x5c', label: 'the chain itself' },
];

/** Which header parameters name the certificate of the key that signs. */
export function CertificateParameters({ form, change }: FormPartProps) {
  const { data: keys = [] } = useQuery(queries.keys.list.queryOptions());
  const { template } = form;
  const chosen = template.certificateParameters;
  const key = form.keySetId === null ? keys.find(({ id }) => id === form.keyId) : undefined;
  const toggle = (name: CertificateParameter, on: boolean): void => {
    const next = parameters.map((parameter) => parameter.name).filter((each) => (each === name ? on : chosen.includes(each)));
    change({ template: { ...template, certificateParameters: next } });
  };
  return (
    <fieldset className={classes.checks}>
      <legend>Name the certificate</legend>
      {parameters.map(({ name, label }) => (
        <Checkbox
          key={name}
          label={
            <>
              <code>{name}</code> {label}
            </>
          }
          checked={chosen.includes(name)}
          onChange={(on) => toggle(name, on)}
        />
      ))}
      {chosen.length > 0 && key?.certificate === null ? (
        <p className={classes.missing}>
          {quotedName(key.name)} has no certificate, so signing stops there. <a href={routeHref('keys', key.id)}>Give it one.</a>
        </p>
      ) : null}
    </fieldset>
  );
}
