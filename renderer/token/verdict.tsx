import { CircleDashed, CircleHelp, RefreshCw, ShieldCheck, ShieldX } from 'lucide-react';
import type { ReactNode } from 'react';
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

interface VerdictLineProps {
  readonly signature: ShownSignature;
  /** Stands in the place of the usual title. */
  readonly title?: string | undefined;
  readonly action?: ReactNode;
}

/** One line that says what is known of a signature. Only `verified` looks like a success. */
export function VerdictLine({ signature, title, action }: VerdictLineProps) {
  const { icon, title: usual, look } = looks[signature.state];
  const text = detail(signature);
  return (
    <div className={classNames(classes.verdict, look)} aria-live="polite">
      <Icon of={icon} />
      <p className={classes.text}>
        <b>{title ?? usual}</b> {text === null ? null : <SafeText text={text} />}
      </p>
      {action}
    </div>
  );
}

/** What is known of a token's signature by what is held here. */
export function Verdict(signed: SignedToken) {
  const { signature, again } = useSignature(signed);
  if (signature === null) return null;
  const open = signature.state === 'unchecked' || signature.state === 'failed';
  return (
    <VerdictLine
      signature={signature}
      action={open ? <IconButton size="s" label="Check the signature again" icon={<Icon of={RefreshCw} />} onClick={again} /> : null}
    />
  );
}
