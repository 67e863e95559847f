import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { faultText, hostFault } from '../../app/host-fault.ts';
import { client as host } from '../../app/host.ts';
import { FilePasswordField } from '../../app/key-material/file-password-field.tsx';
import { isEmptyMaterial, noMaterial } from '../../app/key-material/given-material.ts';
import { MaterialField, MaterialFileButton } from '../../app/key-material/material-field.tsx';
import { quotedName } from '../../app/quoted-name.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { CertificateDialogProps } from './issue-dialog.tsx';
import { useKeyCache } from './key-cache.ts';
import classes from './keys.module.css';

/** Keeps a certificate that was made elsewhere with the key that it certifies. */
export function AttachDialog({ held, onClose }: CertificateDialogProps) {
  const toast = useToast();
  const cache = useKeyCache();
  const [material, setMaterial] = useState(noMaterial);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const attach = useMutation({
    mutationFn: () => host.keys.certificate.attach({ id: held.id, material: material.value, ...(password === '' ? {} : { password }) }),
    onSuccess: ({ key, warnings }) => {
      cache.put(key);
      toast.show({ severity: 'success', text: [`The certificate is kept with ${quotedName(key.name)}.`, ...warnings].join(' ') });
      onClose();
    },
  });
  const asked = attach.isError && hostFault(attach.error).field === 'password';
  const fault = attach.isError ? faultText(attach.error) : undefined;
  return (
    <Dialog
      open
      title={`Attach a certificate to ${quotedName(held.name)}`}
      width={600}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!isEmptyMaterial(material.value) && !attach.isPending) attach.mutate();
      }}
      footer={
        <>
          <MaterialFileButton label="Certificate file" className={classes.choose} material={material} onChange={setMaterial} />
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={attach.isPending}>
            Attach
          </Button>
        </>
      }
    >
      {held.certificate === null ? null : <Note severity="information">It takes the place of the certificate that the key has now.</Note>}
      <MaterialField
        label="Certificate"
        material={material}
        onChange={setMaterial}
        placeholder={'Paste it here with its issuers, or drop files.\n\n-----BEGIN CERTIFICATE-----'}
        error={tried && isEmptyMaterial(material.value) ? 'Paste a certificate, or choose a file.' : undefined}
      />
      <FilePasswordField of={material.value} needed={asked} value={password} onChange={setPassword} error={asked ? fault : undefined} />
      {fault === undefined || asked ? null : (
        <Note severity="error" live>
          {fault}
        </Note>
      )}
    </Dialog>
  );
}
