import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Key } from '../../../core/contract/keys.ts';
import { keyFileStem } from '../../../core/jose/key-file-name.ts';
import { faultText } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { useToast } from '../../ui/toast.tsx';
import { KeySection } from './key-section.tsx';
import { isForEncryption } from './key-words.ts';
import classes from './key-section.module.css';

type PublicFormat = 'jwk' | 'jwks' | 'pem' | 'certificate';

const files: Readonly<Record<PublicFormat, { readonly label: string; readonly ending: string; readonly type: string }>> = {
  jwk: { label: 'JWK', ending: '.public.jwk.json', type: 'application/jwk+json' },
  jwks: { label: 'JWKS', ending: '.jwks.json', type: 'application/jwk-set+json' },
  pem: { label: 'PEM', ending: '.public.pem', type: 'application/x-pem-file' },
  certificate: { label: 'Certificate', ending: '.crt.pem', type: 'application/x-pem-file' },
};

/** The public part in the forms that authorization servers take, for the clipboard and as a file. */
export function PublicPart({ held }: { readonly held: Key }) {
  const toast = useToast();
  const [wanted, setWanted] = useState<PublicFormat>('jwk');
  const format = wanted === 'certificate' && held.certificate === null ? 'jwk' : wanted;
  const text = async (): Promise<string> => (await host.keys.public({ id: held.id, format })).text;
  const { ending, type } = files[format];
  const save = useMutation({
    mutationFn: text,
    onSuccess: (content) => saveFile(keyFileStem(held.name) + ending, [content], type),
    onError: (error) => toast.show({ severity: 'error', text: faultText(error) }),
  });
  if (held.publicJwk === null) {
    return <KeySection title="Public part" about="A secret has no public part: the server must hold the same secret." />;
  }
  const formats = (['jwk', 'jwks', 'pem', 'certificate'] as const)
    .filter((value) => value !== 'certificate' || held.certificate !== null)
    .map((value) => ({ value, label: files[value].label }));
  return (
    <KeySection
      title="Public part"
      about={`Give it to the authorization server, so that it can ${isForEncryption(held) ? 'encrypt for this key' : 'check what this key signs'}.`}
    >
      <div className={classes.row}>
        <Segmented label="Form of the public part" options={formats} value={format} onChange={setWanted} />
        <CopyButton text={text} />
        <Button size="s" icon={<Icon of={Download} />} busy={save.isPending} onClick={() => save.mutate()}>
          Save…
        </Button>
      </div>
    </KeySection>
  );
}
