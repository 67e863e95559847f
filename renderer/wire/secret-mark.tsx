import { EyeOff } from 'lucide-react';
import type { SecretKind, SecretMark } from '../../core/oauth/wire-text.ts';
import { Icon } from '../ui/icon.tsx';
import { SafeText } from './safe-text.tsx';
import colour from './token-colours.module.css';
import classes from './secret-mark.module.css';

/** What stands in the place of a masked secret, and why it is masked. */
const masks: Readonly<Record<SecretKind, { readonly label: string; readonly reason: string }>> = {
  client_secret: { label: 'client secret', reason: 'The client secret never reaches this page' },
  basic_credentials: { label: 'client_id:secret in base64', reason: 'The client secret never reaches this page' },
  client_assertion: { label: 'client assertion', reason: 'Signed when the request is sent' },
  assertion: { label: 'assertion', reason: 'Signed when the request is sent' },
  access_token: { label: 'access token', reason: 'Masked until tokens are shown' },
  refresh_token: { label: 'refresh token', reason: 'Masked until tokens are shown' },
  id_token: { label: 'ID token', reason: 'Masked until tokens are shown' },
  token: { label: 'token', reason: 'Masked until tokens are shown' },
};

const partColours = [colour.header, colour.claims, colour.signature] as const;
const compact = /^[\w-]+\.[\w-]*\.[\w-]*$/;

/** A secret on the wire: a pill while its text is masked, else the text, a JWT in its three colours. */
export function SecretMarkView({ mark }: { readonly mark: SecretMark }) {
  if (mark.text === undefined) {
    const { label, reason } = masks[mark.secret];
    return (
      <span className={classes.mask} title={reason}>
        <Icon of={EyeOff} />
        {label}
      </span>
    );
  }
  if (!compact.test(mark.text)) {
    return (
      <mark className={classes.shown}>
        <SafeText text={mark.text} />
      </mark>
    );
  }
  return mark.text.split('.').map((part, index) => (
    <span key={index}>
      {index === 0 ? '' : '.'}
      <span className={partColours[index]}>{part}</span>
    </span>
  ));
}
