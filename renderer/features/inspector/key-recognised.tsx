import { KeyRound } from 'lucide-react';
import type { KeyText, KeyTextKind } from '../../../core/jose/key-text.ts';
import { toKeyImport } from '../../app/handover.ts';
import { typedMaterial } from '../../app/key-material/given-material.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { InspectorInput } from './input/use-input.ts';

const secret = 'It has not left this page. Import it to sign with it: it is sealed in the vault then, and taken out of the field here.';

/** What can be done with each kind of key material. */
const advice: Readonly<Record<KeyTextKind, string>> = {
  'private key': secret,
  'shared secret': secret,
  'public key': 'Import it to check the signatures of tokens with it.',
  certificate: 'Import it to check the signatures of tokens with the key in it.',
  'certificate request':
    'It asks an authority for a certificate, and cannot be imported. Import the private key that it was made with, and attach the certificate to that once it has been issued.',
};

interface KeyRecognisedProps {
  readonly keyText: KeyText;
  readonly input: InspectorInput;
}

/** Says that what was pasted is a key, and brings it to where keys are imported. A private one does not stay here then. */
export function KeyRecognised({ keyText: { kinds, words }, input }: KeyRecognisedProps) {
  const [first] = kinds;
  const bring = (): void => {
    toKeyImport.bring(typedMaterial(input.text, input.fileName ?? ''));
    if (kinds.includes('private key') || kinds.includes('shared secret')) input.take('');
  };
  return (
    <EmptyState
      icon={KeyRound}
      title={`${words.charAt(0).toUpperCase()}${words.slice(1)}, not a token`}
      action={first === 'certificate request' ? undefined : <Button onClick={bring}>Import on the Keys page…</Button>}
    >
      {first === undefined ? null : advice[first]}
    </EmptyState>
  );
}
