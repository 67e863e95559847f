import { describe, expect, test } from 'vitest';
import { matchMessage, serverMessages } from '../../core/explain/server-errors/match-message.ts';
import { standardCode, standardCodes } from '../../core/explain/server-errors/standard-codes.ts';
import { errorCodes } from '../../core/oauth/error-codes.ts';

describe('a server’s message', () => {
  test.each([
    ['invalid_client', 'AADSTS700027: Client assertion contains an invalid signature. [Reason - The key was not found.]', 'entra-700027'],
    ['invalid_client', 'AADSTS700023: Client assertion audience claim does not match Realm issuer.', 'entra-700023'],
    ['invalid_scope', 'AADSTS700023: The scope names no resource.', 'entra-700023-scope'],
    ['invalid_client', 'AADSTS7000215: Invalid client secret provided.', 'entra-7000215'],
    ['invalid_client', 'AADSTS7000218: The request body must contain client_assertion or client_secret.', 'entra-7000218'],
    ['invalid_client', 'The audience claim for client_assertion must be the endpoint invoked for the request.', 'okta-audience'],
    ['invalid_client', 'The client_assertion JWT kid is invalid.', 'okta-kid'],
    ['invalid_client', 'Invalid token audience', 'keycloak-audience'],
    ['invalid_client', 'client authentication failed: alg mismatch', 'oidc-provider-algorithm'],
    ['invalid_client', 'client assertion tokens must only be used once', 'oidc-provider-replay'],
    ['invalid_request', "Missing or invalid 'aud' claim in JWT", 'nhs-aud'],
    ['invalid_grant', 'audience is invalid', 'salesforce-audience'],
    ['invalid_grant', 'Invalid JWT Signature.', 'google-signature'],
    [null, "'Expiration time' claim ('exp') is too far in the future", 'github-exp'],
    ['invalid_grant', "Please check the 'exp' claim. It must be within 60 seconds.", 'box-claim'],
  ])('%s: %s is %s', (code, text, id) => {
    expect(matchMessage(code, text)?.id).toBe(id);
  });

  test('is matched on its code too', () => {
    expect(matchMessage('invalid_scope', 'audience is invalid')).toBeNull();
    expect(matchMessage('invalid_client', 'no')).toBeNull();
  });

  test('has an id of its own, a sentence and a check that it is about', () => {
    expect(new Set(serverMessages.map(({ id }) => id)).size).toBe(serverMessages.length);
    for (const { id, meaning, checks } of serverMessages) {
      expect(meaning, id).toMatch(/\.$/);
      expect(checks.length, id).toBeGreaterThan(0);
    }
  });

  test('takes no time when it is endless', () => {
    const started = performance.now();
    matchMessage('invalid_client', `AADSTS700023${' scope'.repeat(500_000)}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test('every code of the table has a sentence for people too', () => {
  const known = new Set(errorCodes.map(({ code }) => code));
  for (const { code } of standardCodes) expect(known, code).toContain(code);
  expect(standardCode('invalid_client')?.checks[0]).toBe('audience');
});
