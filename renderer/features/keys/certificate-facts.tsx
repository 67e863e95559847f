import type { Certificate, CertificateThumbprint } from '../../../core/contract/certificates.ts';
import { relativeTime, utcText } from '../../../core/jose/time-words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Facts } from '../../ui/facts.tsx';
import classes from './key-section.module.css';

interface CertificateFactsProps {
  readonly certificate: Certificate;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What a certificate says, and its thumbprints as portals show them and as headers need them. */
export function CertificateFacts({ certificate, now }: CertificateFactsProps) {
  const { subject, issuer, selfSigned, validFrom, validTo, names, keyUsage, extendedKeyUsage, signatureAlgorithm, x5c } = certificate;
  const { sha1, sha256 } = certificate.thumbprints;
  const usage = [...keyUsage, ...extendedKeyUsage];
  return (
    <Facts
      facts={[
        { name: 'Subject', value: subject === '' ? 'none' : subject },
        { name: 'Issuer', value: selfSigned ? 'itself' : issuer },
        ...(x5c.length > 1 ? [{ name: 'Chain', value: `${x5c.length} certificates` }] : []),
        { name: 'Valid from', value: utcText(validFrom) },
        { name: 'Valid until', value: `${utcText(validTo)}, ${relativeTime(validTo, now)}` },
        { name: 'Names', value: names.length === 0 ? 'none' : <NameList names={names} /> },
        { name: 'Usage', value: usage.length === 0 ? 'not restricted' : usage.join(', ') },
        { name: 'Signed with', value: signatureAlgorithm },
        { name: 'x5t', value: <Thumbprint of={sha1} hash="SHA-1" parameter="x5t" /> },
        { name: 'x5t#S256', value: <Thumbprint of={sha256} hash="SHA-256" parameter="x5t#S256" /> },
      ]}
    />
  );
}

function NameList({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className={classes.names}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}

interface ThumbprintProps {
  readonly of: CertificateThumbprint;
  readonly hash: string;
  readonly parameter: string;
}

/** The value for the header, and under it the same in the form of portals. */
function Thumbprint({ of, hash, parameter }: ThumbprintProps) {
  return (
    <>
      <span className={classes.print}>
        <code>{of.base64url}</code>
        <CopyButton iconOnly text={of.base64url} label={`Copy ${parameter} for the header`} />
      </span>
      <span className={classes.print}>
        <code className={classes.hex}>{of.hex}</code>
        <CopyButton iconOnly text={of.hex} label={`Copy ${hash} as portals show it`} />
      </span>
    </>
  );
}
