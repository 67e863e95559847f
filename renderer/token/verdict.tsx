import { CircleDashed, CircleHelp, RefreshCw, ShieldCheck, ShieldX } from 'lucide-react';
import { IconButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { SafeText } from '../wire/safe-text.tsx';
import { useSignature, type ShownSignature, type SignedToken } from './use-signature.ts';
import classes from './verdict.module.css';

const looks = {
  verified: { icon: ShieldCheck, title: 'Signature verified', look: classes.good },
  failed: { icon: ShieldX, title: 'Signature failed', look: classes.bad },
  unchecked: { icon: CircleHelp, title: 'Signature unchecked', look: classes.neutral },
  checking: { icon: CircleDashed, title: 'Checking the signature…', look: classes.checking },
} as const;

function detail(signature: ShownSignature): string | null {
  if (signature.state === 'verified') return `with key “${signature.key}”, ${signature.from}`;
  return signature.state === 'checking' ? null : signature.reason;
}

/** What is known of a token's signature. Only `verified` looks like a success. */
export function Verdict(signed: SignedToken) {
  const { signature, again } = useSignature(signed);
  if (signature === null) return null;
  const { icon, title, look } = looks[signature.state];
  const text = detail(signature);
  return (
    <div className={classNames(classes.verdict, look)} aria-live="polite">
      <Icon of={icon} />
      <p className={classes.text}>
        <b>{title}</b> {text === null ? null : <SafeText text={text} />}
      </p>
      {signature.state === 'unchecked' || signature.state === 'failed' ? (
        <IconButton size="s" label="Check the signature again" icon={<Icon of={RefreshCw} />} onClick={again} />
      ) : null}
    </div>
  );
}
