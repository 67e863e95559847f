import { algorithmsFor } from '../../../jose/algorithms.ts';
import { keyType } from '../../fitting-algorithm.ts';
import { chooseAlgorithm, removeHeader, setHeader } from '../../fix.ts';
import type { LikelyVariation, Vary } from '../variation.ts';

/** The key's name left out, put in, or as its thumbprint (RFC 7515 4.1.4, RFC 7638). */
export const varyKid: Vary = ({ request: { assertion }, key }) => {
  const { kid } = assertion.header;
  const held = key?.kid ?? null;
  const thumbprint = key?.thumbprint ?? null;
  const variations: LikelyVariation[] = [];
  if (held !== null && held !== kid && kid !== '{{kid}}') {
    const reason = 'A server that knows several keys finds the right one by its name.';
    const fix = setHeader('kid', held, `Set kid to ${held}`);
    variations.push({ id: 'kid:held', varies: 'kid', likelihood: 72, reason, shows: 'wants the key’s own “kid”', fix });
  }
  if (kid !== undefined) {
    const reason = 'A “kid” that the server does not know keeps it from trying any key.';
    variations.push({
      id: 'kid:none',
      varies: 'kid',
      likelihood: 62,
      reason,
      shows: 'takes the assertion without “kid”',
      fix: removeHeader('kid'),
    });
  }
  if (thumbprint !== null && thumbprint !== kid && thumbprint !== held) {
    const reason = 'Some servers name keys by their thumbprint (RFC 7638).';
    const fix = setHeader('kid', thumbprint, 'Set kid to the key’s thumbprint');
    variations.push({ id: 'kid:thumbprint', varies: 'kid', likelihood: 58, reason, shows: 'knows the key by its thumbprint', fix });
  }
  return variations;
};

const types = [
  { id: 'jwt', value: 'JWT', likelihood: 40, reason: 'Many servers expect the plain type.' },
  {
    id: 'client-authentication',
    value: 'client-authentication+jwt',
    likelihood: 30,
    reason: 'The newer specification asks for this type (draft-ietf-oauth-rfc7523bis).',
  },
] as const;

/** The type of the token: as it was, as it will be, or none. */
export const varyTyp: Vary = ({ request: { assertion } }) => {
  const { typ } = assertion.header;
  const without: LikelyVariation = {
    id: 'typ:none',
    varies: 'typ',
    likelihood: 38,
    reason: 'A server that does not know the type may refuse it; “typ” may be left out.',
    shows: 'takes the assertion without “typ”',
    fix: removeHeader('typ'),
  };
  const named = types
    .filter(({ value }) => value !== typ)
    .map(({ id, value, likelihood, reason }): LikelyVariation => ({
      id: `typ:${id}`,
      varies: 'typ',
      likelihood,
      reason,
      shows: `takes “${value}” as “typ”`,
      fix: setHeader('typ', value, `Set typ to ${value}`),
    }));
  return typ === undefined ? named : [without, ...named];
};

const mostAlgorithms = 3;

/** Other algorithms of the key that signs, those that the server's metadata lists first. */
export const varyAlgorithm: Vary = ({ request: { assertion }, key, metadata }) => {
  const { alg } = assertion.header;
  const listed = metadata?.['token_endpoint_auth_signing_alg_values_supported'];
  const published: readonly unknown[] = Array.isArray(listed) ? listed : [];
  if (key === null) return [];
  const names = algorithmsFor(keyType(key)).flatMap((entry) => (entry.alg === alg ? [] : [entry.alg]));
  const likely = names.toSorted((one, other) => Number(published.includes(other)) - Number(published.includes(one)));
  return likely.slice(0, mostAlgorithms).map((name): LikelyVariation => {
    const isListed = published.includes(name);
    return {
      id: `algorithm:${name}`,
      varies: 'algorithm',
      likelihood: isListed && !published.includes(alg) ? 86 : 35,
      reason: isListed
        ? `The server’s metadata lists ${name}.`
        : 'The server may be set to one algorithm, and the key can sign with several.',
      shows: `takes ${name}`,
      fix: chooseAlgorithm(name),
    };
  });
};
