import { algorithmsFor } from './algorithms.ts';
import { encodeBase64url } from './base64url.ts';
import { importKey } from './key-import.ts';
import type { SecretForm } from './secret-forms.ts';
import type { VerificationCandidate } from './verification-outcome.ts';

const encoder = new TextEncoder();

/** The texts of a public key that forgers use as HMAC secret: as it was given, its PEM with and without a line end, its DER, its JWK. */
export async function publicKeyTexts({ publicJwk, publicText }: VerificationCandidate): Promise<readonly SecretForm[]> {
  if (publicJwk === undefined || publicJwk['kty'] === 'oct') return [];
  const given = publicText === undefined ? [] : [form('the text', publicText), form('the trimmed text', publicText.trim())];
  return [...given, ...(await standardForms(publicJwk)), form('the JWK', JSON.stringify(publicJwk))];
}

function form(words: string, text: string): SecretForm {
  return { words, bytes: encoder.encode(text) };
}

async function standardForms(jwk: Readonly<Record<string, unknown>>): Promise<SecretForm[]> {
  const type = {
    kty: String(jwk['kty']),
    crv: typeof jwk['crv'] === 'string' ? jwk['crv'] : null,
    alg: typeof jwk['alg'] === 'string' ? jwk['alg'] : null,
  };
  const [algorithm] = algorithmsFor(type);
  if (algorithm === undefined) return [];
  const imported = await importKey(algorithm, { jwk }, 'verify', { extractable: true });
  if ('fault' in imported) return [];
  const der = new Uint8Array(await crypto.subtle.exportKey('spki', imported.key));
  const pem = pemText(der);
  return [form('the PEM text', `${pem}\n`), form('the PEM text', pem), { words: 'the DER form', bytes: der }];
}

function pemText(der: Uint8Array): string {
  const base64 = encodeBase64url(der).replaceAll('-', '+').replaceAll('_', '/');
  const padded = base64.padEnd(Math.ceil(base64.length / 4) * 4, '=');
  return ['-----BEGIN PUBLIC KEY-----', ...(padded.match(/.{1,64}/g) ?? []), '-----END PUBLIC KEY-----'].join('\n');
}
