import { deflateRawSync } from 'node:zlib';
import { describe, it } from 'vitest';
import {
  attacker,
  claims,
  claimsText,
  error,
  es256,
  good,
  goodHeader,
  head,
  hs256,
  information,
  jwkOf,
  made,
  pairs,
  proveRow,
  publicJwks,
  registration,
  rs256,
  warning,
  withSecret,
  type NegativeRow as Row,
} from '../support/negative-cases.ts';
import { goodClaims, now } from '../support/rule-cases.ts';

/*
 * The negative test matrix, as far as it is made of a token's text and keys: each row is one change to a good assertion, and the rule that
 * has to say so. `error` is what specifications demand to be refused; other rows are refused by some.
 */

const [header = '', payload = '', signature = ''] = good.split('.');
const signatureBytes = Buffer.from(signature, 'base64url');
const withSignature = (bytes: Uint8Array): string => `${header}.${payload}.${Buffer.from(bytes).toString('base64url')}`;
const nothing = (): Uint8Array => new Uint8Array();
const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
const number = (value: number): Buffer => Buffer.concat([Buffer.alloc(31), Buffer.from([value])]);
const flipped = Buffer.from(signatureBytes);
flipped[10] = (flipped[10] ?? 0) ^ 1;
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const pem = pairs.k2.publicKey.export({ type: 'spki', format: 'pem' });
const spki = pairs.k2.publicKey.export({ type: 'spki', format: 'der' });
const rsaJwk = publicJwks[1] ?? {};
const ecJwk = publicJwks[0] ?? {};
const point = Buffer.concat([Buffer.from(String(ecJwk['x']), 'base64url'), Buffer.from(String(ecJwk['y']), 'base64url')]);
const hmac = (key: string | Uint8Array): string => head({ alg: 'HS256', kid: undefined }, hs256(key));
const foreignSpaces = `${encoded(goodHeader).slice(0, 8)} ${encoded(goodHeader).slice(8)}`;
const spacedInput = `${foreignSpaces}.${payload}`;
const encrypted = (changes: object): string => `${encoded({ alg: 'dir', enc: 'A256GCM', ...changes })}..AAAA.AAAA.AAAA`;
const bomb = deflateRawSync(Buffer.alloc(100_000)).toString('base64url');

const encoding: readonly Row[] = [
  error('N-E01', 'two segments', `${header}.${payload}`, 'ENC-01'),
  error('N-E02', 'four segments', `${good}.AAAA`, 'ENC-01'),
  error('N-E03', 'empty header segment', `.${payload}.${signature}`, 'ENC-05'),
  error('N-E04', 'empty payload segment', `${header}..${signature}`, 'ENC-05'),
  error('N-E05', 'flattened JSON serialization', JSON.stringify({ protected: header, payload, signature }), 'ENC-01'),
  error('N-E06', 'general JSON serialization', JSON.stringify({ payload, signatures: [{ protected: header, signature }] }), 'ENC-01'),
  error('N-E07', 'signature with = padding', `${good}==`, 'ENC-02'),
  error('N-E08', 'spaces before the signature', `${header}.${payload}.  ${signature}`, 'ENC-02'),
  information('N-E09', 'line break inside the signature', `${good.slice(0, -20)}\n${good.slice(-20)}`, 'ENC-10'),
  error('N-E10', 'signature in the standard alphabet', `${header}.${payload}.${signature.slice(0, -2)}+/`, 'ENC-02'),
  warning('N-E11', 'unused bits in the signature', `${good.slice(0, -1)}${signature.endsWith('B') ? 'D' : 'B'}`, 'ENC-03'),
  error(
    'N-E12',
    'payload that is not canonical, signed as sent',
    `${header}.${encoded({ a: 12 }).replace(/0$/, '1')}.${signature}`,
    'ENC-03',
  ),
  error(
    'N-E13',
    'space inside the header segment, signed as sent',
    `${spacedInput}.${Buffer.from(es256()(spacedInput)).toString('base64url')}`,
    'ENC-02',
  ),
  error('N-E14', 'byte order mark before the header', head(`\uFEFF${JSON.stringify(goodHeader)}`), 'ENC-04'),
  error('N-E15', 'invalid UTF-8 in the payload', claims(Buffer.from('{"iss":"\xe9"}', 'latin1')), 'ENC-04'),
  error('N-E16', 'UTF-16 payload', claims(Buffer.from(claimsText, 'utf16le')), 'ENC-05'),
  error('N-E17', 'alg twice, none first', head('{"alg":"none","alg":"ES256","kid":"k1"}'), 'ENC-06'),
  error('N-E18', 'alg twice, none last', head('{"alg":"ES256","alg":"none","kid":"k1"}'), 'ENC-06'),
  error('N-E19', 'sub twice', claims(claimsText.replace('{', '{"sub":"other",')), 'ENC-06'),
  error('N-E20', 'exp twice, expired first', claims(claimsText.replace('{', `{"exp":${now - 60},`)), 'ENC-06'),
  error('N-E21', 'aud twice', claims(claimsText.replace('{', '{"aud":"https://other.example",')), 'ENC-06'),
  error('N-E22', 'payload is an array', claims('[]'), 'ENC-05'),
  error('N-E23', 'payload is a string', claims('"a"'), 'ENC-05'),
  error('N-E24', 'header is an array', head('[]'), 'ENC-05'),
  error('N-E25', 'payload is an empty object', claims('{}'), 'CLM-01'),
  error('N-E26', 'claim nested 6000 levels', claims(`{"a":${'['.repeat(6000)}${']'.repeat(6000)}}`), 'ENC-07'),
  error('N-E27', 'bytes after the object', claims(`${claimsText}x`), 'ENC-05'),
  error('N-E28', 'trailing comma', claims(claimsText.replace(/\}$/, ',}')), 'ENC-05'),
  information('N-E29', 'Bearer left on the value', `Bearer ${good}`, 'ENC-10'),
  error('N-E31', 'names in the wrong case', claims(claimsText.replace('"iss"', '"ISS"').replace('"sub"', '"SUB"')), 'CLM-01'),
  error('N-E32', '20000 dots', '.'.repeat(20_000), 'ENC-01'),
  warning('N-E33', 'segment length 1 mod 4', good.slice(0, -1), 'ENC-03'),
];

const algorithm: readonly Row[] = [
  ...['none', 'None', 'NONE', 'nOnE'].map((alg, index) =>
    error(`N-A0${index + 1}`, `alg ${alg}, empty signature`, head({ alg }, nothing), 'HDR-02'),
  ),
  error(
    'N-A05',
    'alg none, old signature kept',
    head({ alg: 'none' }, () => signatureBytes),
    'HDR-02',
  ),
  error('N-A06', 'signature removed', `${header}.${payload}.`, 'ENC-12'),
  error('N-A07', 'HS256 keyed with the RSA public key PEM', hmac(pem), 'ALG-16'),
  error('N-A08', 'HS256 keyed with the SPKI DER', hmac(spki), 'ALG-16'),
  error('N-A09', 'HS256 keyed with the public JWK text', hmac(JSON.stringify(rsaJwk)), 'ALG-03'),
  error('N-A10', 'HS256 keyed with the EC public point', hmac(point), 'ALG-03'),
  error('N-A11', 'HS256 keyed with the client_id', hmac('client-one'), 'ALG-15', withSecret),
  error('N-A12', 'HS256 with a dictionary secret', hmac('secret'), 'ALG-15', withSecret),
  error('N-A13', 'HS256 with an empty secret', hmac(''), 'ALG-15', withSecret),
  error('N-A14', 'RS256 although PS256 is registered', head({ alg: 'RS256', kid: 'k2' }, rs256), 'ALG-02', {
    registration: { ...registration, alg: 'PS256' },
  }),
  error('N-A15', 'header says PS256, signature is RS256', head({ alg: 'PS256', kid: 'k2' }, rs256), 'ALG-16'),
  error('N-A16', 'ES384 with a P-256 key', head({ alg: 'ES384' }), 'ALG-04'),
  error('N-A17', 'alg in lower case', head({ alg: 'es256' }), 'HDR-03'),
  error('N-A18', 'alg is an array', head({ alg: ['ES256'] }), 'HDR-01'),
  error('N-A19', 'alg missing', head({ alg: undefined }), 'HDR-01'),
  error('N-A20', 'unknown alg', head({ alg: 'XS256' }), 'HDR-03'),
  error('N-A21', 'alg with a trailing NUL', head({ alg: 'ES256\u0000' }), 'HDR-03'),
  error('N-A22', 'ECDSA r=0 s=0', withSignature(Buffer.alloc(64)), 'ALG-13'),
  error('N-A23', 'ECDSA r=n s=n', withSignature(Buffer.concat([order, order])), 'ALG-13'),
  error('N-A24', 'ECDSA r=1 s=0', withSignature(Buffer.concat([number(1), number(0)])), 'ALG-13'),
  error('N-A25', 'ECDSA in DER', made({ sign: es256(pairs.k1.privateKey, 'der') }), 'ALG-16'),
  error('N-A27', 'one bit of the signature flipped', withSignature(flipped), 'ALG-15'),
  error('N-A28', 'payload changed, signature kept', `${header}.${encoded({ ...goodClaims, extra: 1 })}.${signature}`, 'ALG-15'),
  error('N-A29', 'signed by another key under a registered kid', made({ sign: es256(attacker.privateKey) }), 'ALG-15'),
  error('N-A30', 'signature cut to 32 bytes', withSignature(signatureBytes.subarray(0, 32)), 'ALG-12'),
  error('N-A31', 'signature one byte longer', withSignature(Buffer.concat([signatureBytes, Buffer.from([0])])), 'ALG-12'),
];

const byAttacker = es256(attacker.privateKey);
const attackerJwk = jwkOf(attacker.publicKey);
const key: readonly Row[] = [
  warning('N-K01', 'attacker’s key in jwk', head({ jwk: attackerJwk }, byAttacker), 'HDR-10'),
  warning('N-K02', 'attacker’s jku', head({ jku: 'https://attacker.example/jwks' }, byAttacker), 'HDR-10'),
  warning('N-K03', 'attacker’s x5u', head({ x5u: 'https://attacker.example/x5u' }, byAttacker), 'HDR-10'),
  warning('N-K04', 'jku to a loopback service', head({ jku: 'http://127.0.0.1:9/jwks' }), 'HDR-10'),
  warning('N-K05', 'jku with a file scheme', head({ jku: 'file:///etc/passwd' }), 'HDR-10'),
  warning('N-K06', 'jku with user information', head({ jku: 'https://as.example@attacker.example/jwks' }), 'HDR-10'),
  error('N-K07', 'unknown kid', head({ kid: 'k9' }), 'HDR-08'),
  error('N-K08', 'no kid although three keys are registered', head({ kid: undefined }), 'HDR-07'),
  warning('N-K09', 'kid path traversal', head({ alg: 'HS256', kid: '../../../../dev/null' }, hs256('')), 'HDR-09'),
  warning('N-K10', 'kid SQL injection', head({ alg: 'HS256', kid: "k' UNION SELECT 'a" }, hs256('a')), 'HDR-09'),
  warning('N-K11', 'kid command injection', head({ kid: 'k1|sleep 5' }), 'HDR-09'),
  error('N-K12', 'kid is a number', head({ kid: 1 }), 'HDR-09'),
  error('N-K13', 'kid is an object', head({ kid: {} }), 'HDR-09'),
  error('N-K14', 'kid of 20000 characters', head({ kid: 'k'.repeat(20_000) }), 'HDR-08'),
  error('N-K15', 'symmetric key in jwk', head({ alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } }, hs256(Buffer.alloc(3))), 'HDR-11'),
  error('N-K16', 'private key in jwk', head({ jwk: pairs.k1.privateKey.export({ format: 'jwk' }) }), 'HDR-11'),
  error('N-K17', 'kid names a key of another type', head({ kid: 'k3' }), 'HDR-08'),
  error('N-C01', 'crit with an unknown extension', head({ crit: ['acme'], acme: 1 }), 'HDR-13'),
  error('N-C02', 'crit empty', head({ crit: [] }), 'HDR-12'),
  error('N-C03', 'crit not an array', head({ crit: 'acme' }), 'HDR-12'),
  error('N-C04', 'crit lists alg', head({ crit: ['alg'] }), 'HDR-12'),
  error('N-C05', 'crit lists an absent member', head({ crit: ['acme'] }), 'HDR-12'),
  error('N-C06', 'crit with duplicates', head({ crit: ['acme', 'acme'], acme: 1 }), 'HDR-12'),
  error('N-C07', 'b64 false with crit', head({ b64: false, crit: ['b64'] }), 'HDR-14'),
  error('N-C08', 'b64 false without crit', head({ b64: false }), 'HDR-14'),
  warning('N-C09', 'zip in a JWS header', head({ zip: 'DEF' }), 'HDR-18'),
];

const encryptedRows: readonly Row[] = [
  error('N-J01', 'encrypted but unsigned claims', encrypted({}), 'JWE-05'),
  warning('N-J02', 'zip bomb', encrypted({ zip: 'DEF' }).replace(/AAAA\.AAAA$/, `${bomb}.AAAA`), 'JWE-03'),
  error('N-J03', 'PBES2 with p2c 2000000', encrypted({ alg: 'PBES2-HS256+A128KW', p2s: 'AAAA', p2c: 2_000_000 }), 'JWE-04'),
  warning('N-J04', 'RSA1_5', encrypted({ alg: 'RSA1_5', cty: 'JWT' }), 'JWE-02'),
  error('N-J05', 'an unsigned token inside', encrypted({ cty: 'JWT' }), 'JWE-05', { opened: { holds: 'a signed token', verified: false } }),
  error('N-J06', 'epk off the curve', encrypted({ alg: 'ECDH-ES', cty: 'JWT', epk: { ...ecJwk, y: ecJwk['x'] } }), 'JWE-06'),
];

describe.each([
  ['encoding and JSON', encoding],
  ['algorithm and signature', algorithm],
  ['key selection and critical members', key],
  ['encrypted tokens', encryptedRows],
])('negative tests of %s', (_title, rows) => {
  it.each(rows.map((row) => [`${row.id} ${row.change}: ${row.rule}`, row] as const))('%s', (_name, row) => proveRow(row));
});
