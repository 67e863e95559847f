import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signingAlgorithm } from '../../core/jose/algorithms.ts';
import { discloseClaims } from '../../core/jose/disclosed-claims.ts';
import { checkKeyBinding } from '../../core/jose/key-binding.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { splitSdJwt } from '../../core/jose/sd-jwt.ts';
import { signCompact } from '../../core/jose/signing.ts';
import { verifyToken } from '../../core/jose/verification.ts';

type Members = Record<string, unknown>;

function disclosure(...elements: unknown[]): string {
  return Buffer.from(JSON.stringify(elements)).toString('base64url');
}

function digest(text: string, hash = 'sha256'): string {
  return createHash(hash).update(text).digest('base64url');
}

const es256 = signingAlgorithm('ES256');

async function signer() {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const jwk: Members = { ...(await crypto.subtle.exportKey('jwk', publicKey)) };
  const sign = async (header: Members, claims: Members): Promise<string> => {
    if (es256 === undefined) throw new Error('no ES256');
    return await signCompact({ header: { alg: 'ES256', ...header }, claims, key: privateKey, algorithm: es256 });
  };
  return { jwk: { kty: 'EC', crv: 'P-256', x: jwk['x'], y: jwk['y'] }, sign };
}

const issuer = await signer();
const holder = await signer();

async function opened(text: string) {
  const read = readToken(text);
  const parts = read.sdJwt;
  if (parts === null || read.claims === null) throw new Error('no SD-JWT');
  return { read, parts, ...(await discloseClaims(read.claims, parts.disclosures)) };
}

describe('the examples of RFC 9901', () => {
  it('have these digests', () => {
    expect(digest('WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0')).toBe('uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY');
    expect(digest('WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0')).toBe('w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs');
  });
});

describe('an SD-JWT', () => {
  const name = disclosure('s1', 'family_name', 'Möbius');
  const street = disclosure('s2', 'street', 'Schulstr. 12');
  const address = disclosure('s3', 'address', { country: 'DE', _sd: [digest(street)] });
  const french = disclosure('s4', 'FR');
  const stranger = disclosure('s5', 'admin', true);
  const claims = {
    iss: 'https://issuer.example',
    _sd_alg: 'sha-256',
    _sd: [digest(name), digest(address), digest('decoy')],
    nationalities: ['DE', { '...': digest(french) }, { '...': digest('kept back') }],
  };

  it('is read with its disclosures in their places, and what is kept back is counted', async () => {
    const jwt = await issuer.sign({ typ: 'dc+sd-jwt' }, claims);
    const sdJwt = await opened(`${jwt}~${name}~${address}~${street}~${french}~`);
    expect(sdJwt.read).toMatchObject({ form: 'jws', problems: [] });
    expect(JSON.parse(JSON.stringify(sdJwt.claims))).toEqual({
      iss: 'https://issuer.example',
      nationalities: ['DE', 'FR'],
      family_name: 'Möbius',
      address: { country: 'DE', street: 'Schulstr. 12' },
    });
    expect(sdJwt.disclosures.map(({ path, fault }) => [path, fault])).toEqual([
      ['family_name', null],
      ['address', null],
      ['address.street', null],
      ['nationalities[1]', null],
    ]);
    expect(sdJwt.undisclosed).toBe(2);
    expect(sdJwt.faults).toEqual([]);
  });

  it('keeps a claim away when the disclosure that its digest stands in is missing', async () => {
    const sdJwt = await opened(`${await issuer.sign({}, claims)}~${street}~`);
    expect(sdJwt.claims['address']).toBeUndefined();
    expect(sdJwt.disclosures).toMatchObject([{ path: null, fault: expect.stringContaining('No digest in the token is its') }]);
  });

  it('does not take a disclosure that the issuer did not sign', async () => {
    const sdJwt = await opened(`${await issuer.sign({}, claims)}~${stranger}~`);
    expect(sdJwt.claims['admin']).toBeUndefined();
    expect(sdJwt.disclosures[0]?.fault).toContain('it must be refused');
  });

  it.each([
    ['replaces a claim', { iss: 'a', _sd: [digest(disclosure('s', 'iss', 'b'))] }, disclosure('s', 'iss', 'b'), 'already there'],
    ['is called _sd', { _sd: [digest(disclosure('s', '_sd', []))] }, disclosure('s', '_sd', []), 'no disclosure may be'],
    ['is for an array', { _sd: [digest(french)] }, french, 'for an element of an array'],
    ['is for an object', { list: [{ '...': digest(name) }] }, name, 'for a member of an object'],
    ['is no JSON array', { _sd: [digest('e30')] }, 'e30', 'no JSON array'],
  ])('with a disclosure that %s says so', async (_what, members, text, fault) => {
    const sdJwt = await opened(`${await issuer.sign({}, members)}~${text}~`);
    expect(sdJwt.disclosures[0]?.fault).toContain(fault);
  });

  it('with a digest twice, or an unknown hash, is at fault', async () => {
    const twice = await opened(`${await issuer.sign({}, { _sd: [digest(name), digest(name)] })}~${name}~`);
    expect(twice.faults).toEqual([expect.stringContaining('stands in the token twice')]);
    const unknown = await opened(`${await issuer.sign({}, { _sd: [], _sd_alg: 'md5' })}~${name}~`);
    expect(unknown.faults).toEqual([expect.stringContaining('“_sd_alg”')]);
    const other = await opened(`${await issuer.sign({}, { _sd: [digest(name, 'sha512')], _sd_alg: 'sha-512' })}~${name}~`);
    expect(other.claims['family_name']).toBe('Möbius');
  });

  it('takes no name of Object.prototype for a claim that is there', async () => {
    const text = disclosure('s', 'constructor', 1);
    const { claims: disclosed } = await opened(`${await issuer.sign({}, { _sd: [digest(text)] })}~${text}~`);
    expect(disclosed['constructor']).toBe(1);
  });

  it('with disclosures nested without end is followed no deeper than 64 levels', async () => {
    let last = disclosure('s', 'leaf', 1);
    const chain = [last];
    for (let level = 0; level < 2000; level += 1) {
      last = disclosure('s', 'm', { _sd: [digest(last)] });
      chain.push(last);
    }
    const { faults } = await opened(`${await issuer.sign({}, { _sd: [digest(last)] })}~${chain.join('~')}~`);
    expect(faults).toEqual([expect.stringContaining('more than 64 levels')]);
  });

  it('is verified by what its issuer signed', async () => {
    const text = `${await issuer.sign({}, claims)}~${name}~`;
    expect(await verifyToken(text, [{ label: 'issuer', kid: null, publicJwk: issuer.jwk }])).toMatchObject({ state: 'verified' });
    expect(await verifyToken(text, [{ label: 'holder', kid: null, publicJwk: holder.jwk }])).toMatchObject({ state: 'failed' });
  });

  it('that lost its last tilde is read all the same, and that is said', async () => {
    const { read, claims: disclosed } = await opened(`${await issuer.sign({}, claims)}~${name}`);
    expect(disclosed['family_name']).toBe('Möbius');
    expect(read.problems).toMatchObject([{ severity: 'error', message: expect.stringContaining('ends with “~”') }]);
  });
});

describe('a key binding JWT', () => {
  const name = disclosure('s1', 'family_name', 'Möbius');

  async function presentation(sdHash?: string) {
    const sdJwt = `${await issuer.sign({}, { _sd: [digest(name)], cnf: { jwk: holder.jwk } })}~${name}~`;
    const claims = { aud: 'https://verifier.example', nonce: 'n', iat: 1, sd_hash: sdHash ?? digest(sdJwt) };
    return { sdJwt, text: `${sdJwt}${await holder.sign({ typ: 'kb+jwt' }, claims)}` };
  }

  it('is checked against the holder’s key and the presentation', async () => {
    const { text } = await presentation();
    const { parts, read } = await opened(text);
    expect(read.problems).toEqual([]);
    const binding = await checkKeyBinding(text, parts, read.claims ?? {});
    expect(binding).toMatchObject({ bound: true, signature: { state: 'verified' }, read: { claims: { nonce: 'n' } } });
  });

  it('of another presentation is found out', async () => {
    const { text } = await presentation(digest('another'));
    const { parts, read } = await opened(text);
    expect(await checkKeyBinding(text, parts, read.claims ?? {})).toMatchObject({ bound: false, signature: { state: 'verified' } });
  });

  it('is found out when a disclosure was added after it was signed', async () => {
    const { text, sdJwt } = await presentation();
    const changed = `${sdJwt}${disclosure('x', 'y', 'z')}~${text.slice(sdJwt.length)}`;
    const { parts, read } = await opened(changed);
    expect(await checkKeyBinding(changed, parts, read.claims ?? {})).toMatchObject({ bound: false });
  });

  it('is null where there is none', () => {
    expect(splitSdJwt('a.b.c~')?.keyBinding).toBeNull();
    expect(splitSdJwt('a.b.c')).toBeNull();
  });
});
