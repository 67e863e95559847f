import { describe, expect, test } from 'vitest';
import type { Fix } from '../../core/explain/fix.ts';
import { setClaim } from '../../core/explain/fix.ts';
import type { Finding } from '../../core/explain/lint.ts';
import { compatibleFixes } from '../../renderer/explain/compatible-fixes.ts';
import { registrationOf, tokenEvidence } from '../../renderer/explain/token-evidence.ts';
import { assertionEnding } from '../../core/explain/assertion-ending.ts';
import { buildTokenRequest, maskedCredentials } from '../../core/oauth/token-request.ts';
import { readToken } from '../../core/jose/read-token.ts';
import { countWords, findingsAt, memberText, severityCounts } from '../../renderer/explain/findings-of.ts';
import { judge } from '../../renderer/explain/judge.ts';
import { severityReason } from '../../renderer/explain/severity-reason.ts';
import { uncheckedGroups } from '../../renderer/explain/unchecked-groups.ts';
import { lineWords, placedFindings } from '../../renderer/features/workbench/assertion/placed-findings.ts';
import { editDraft } from '../../renderer/features/workbench/draft/draft-action.ts';
import { callEvidence } from '../../renderer/features/workbench/findings/call-evidence.ts';
import { storedTokenEvidence } from '../../renderer/features/workbench/tokens/stored-token-evidence.ts';
import { draftEvidence } from '../../renderer/features/workbench/findings/draft-evidence.ts';
import { findingsAtStep } from '../../renderer/features/workbench/findings/step-findings.ts';
import { initialDraft } from '../../core/oauth/draft.ts';
import type { ClientRegistration } from '../../core/contract/clients.ts';
import { workbenchDraft, type WorkbenchDraft } from '../../renderer/features/workbench/draft/workbench-draft.ts';
import { tokenText } from '../support/rule-cases.ts';
import { testClient as client, testExchange, testInstant as now, testToken } from '../support/workbench-situation.ts';

function draftOf(registration: ClientRegistration): WorkbenchDraft {
  return workbenchDraft(initialDraft(registration));
}

function findingsOf(edits: Readonly<Record<string, unknown>>, more: Partial<typeof client> = {}) {
  const registration = { ...client, ...more };
  const draft = Object.entries(edits).reduce(
    (draft, [name, value]) => editDraft(draft, { type: 'member-value', part: 'claims', name, value }),
    draftOf(registration),
  );
  const known = { situation: { client: registration, draft }, signingKey: undefined, request: null, discovery: undefined, now };
  const { evidence, unresolved } = draftEvidence(known);
  return { ...judge(evidence, { issuer: registration.issuer, tokenEndpoint: registration.tokenEndpoint }), draft, unresolved };
}

function finding(rule: string, fix: Fix | null, more: Partial<Finding> = {}): Finding {
  return {
    rule,
    title: rule,
    severity: 'error',
    severityBy: null,
    severityWhy: null,
    message: `${rule}.`,
    member: ['claims', 'aud'],
    position: null,
    source: { label: 'RFC 7523 3', url: 'https://www.rfc-editor.org/rfc/rfc7523' },
    fix,
    ...more,
  };
}

describe('findings in a draft', () => {
  test('what a registration proposes has no error', () => {
    expect(findingsOf({}).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a claim is judged as it will be signed, and the fix changes the draft so that it is not found again', () => {
    const { findings, draft } = findingsOf({ sub: 'someone-else' });
    const [found] = findingsAt(findings, 'claims', 'sub');
    expect(found).toMatchObject({ rule: 'CLM-03', severity: 'error', member: ['claims', 'sub'] });
    if (found?.fix === null || found === undefined) throw new Error('CLM-03 has no fix');
    const mended = editDraft(draft, { type: 'fix', fixes: [found.fix] });
    expect(mended.assertion.lastGood.claims['sub']).toBe('{{client_id}}');
  });

  test('a fix drops what was half-typed of the member that it sets, and leaves the rest alone', () => {
    const draft = editDraft(draftOf(client), { type: 'member-json', part: 'claims', name: 'aud', text: '["a' });
    const both = editDraft(draft, { type: 'member-json', part: 'claims', name: 'exp', text: '17e' });
    const mended = editDraft(both, { type: 'fix', fixes: [setClaim('aud', '{{issuer}}', 'Set aud')] });
    expect(mended.unfinished.map(({ name }) => name)).toEqual(['exp']);
  });

  test('a fix of the registration alone leaves the draft as it is', () => {
    const draft = draftOf(client);
    const fix: Fix = { title: 'Take RS256', changes: [{ of: 'registration', change: 'set', name: 'alg', value: 'RS256' }] };
    expect(editDraft(draft, { type: 'fix', fixes: [fix] })).toBe(draft);
  });

  test('a member whose placeholder has no value is named, so that nothing is said of its text', () => {
    expect([...findingsOf({}, { issuer: '' }).unresolved]).toEqual(['claims.aud']);
  });

  test('a draft that sends no assertion is not judged as one', () => {
    const { evidence } = draftEvidence({
      situation: { client, draft: editDraft(draftOf(client), { type: 'request', change: { method: 'client_secret_basic' } }) },
      signingKey: undefined,
      request: null,
      discovery: undefined,
      now,
    });
    expect(evidence.token).toBeUndefined();
  });

  test('an assertion in the parameter “assertion” is a grant, and in “client_assertion” it authenticates', () => {
    const useWith = (name: string) => {
      const parameters = [{ name, value: '{{assertion}}' }];
      const draft = editDraft(draftOf(client), { type: 'parameters', parameters });
      return draftEvidence({ situation: { client, draft }, signingKey: undefined, request: null, discovery: undefined, now }).evidence.use;
    };
    expect(useWith('assertion')).toBe('grant');
    expect(useWith('client_assertion')).toBe('client-assertion');
  });

  test('an assertion that was sent before is known again where it is typed in to be sent once more', () => {
    const old = `${'e30.'.repeat(2)}${'x'.repeat(86)}`;
    const draft = draftOf(client);
    const history = [
      { at: now / 1000 - 5, iss: 'acme-7f3a', jti: null, ending: assertionEnding(old), status: 401, error: 'invalid_client' },
    ];
    const sent = (assertion: string) => {
      const parameters = [{ name: 'client_assertion', value: assertion }];
      const request = { ...draft.request, method: 'none' as const, parameters };
      const preview = buildTokenRequest({ request, client, credentials: maskedCredentials, now: now / 1000, uuid: () => 'u' });
      const situation = { client, draft: { ...draft, request } };
      const known = { situation, signingKey: undefined, request: preview.ok ? preview.value : null, discovery: undefined, now };
      const { evidence } = draftEvidence({ ...known, knowledge: { history } });
      return judge(evidence, {}).findings.filter(({ rule }) => rule === 'REQ-11');
    };
    expect(sent(old)).toMatchObject([{ message: expect.stringContaining('refused with “invalid_client”') }]);
    expect(sent(`${old.slice(0, -1)}y`)).toEqual([]);
  });

  test('the client’s own key set is what “jku” may name, and not the server’s', () => {
    const registration = { ...client, jwksUri: 'https://as.example/jwks' };
    const known = {
      situation: { client: registration, draft: draftOf(registration) },
      signingKey: undefined,
      request: null,
      discovery: undefined,
      now,
    };
    const own = { clientId: client.clientId, method: client.method, alg: null, jwksUri: 'https://acme.example/jwks' };
    expect(draftEvidence(known).evidence.registration?.jwksUri).toBeNull();
    expect(draftEvidence({ ...known, knowledge: { registration: own } }).evidence.registration?.jwksUri).toBe('https://acme.example/jwks');
  });

  test('the last answer tells the server’s clock', () => {
    const exchange = testExchange();
    const known = { situation: { client, draft: draftOf(client) }, signingKey: undefined, request: null, discovery: undefined, now };
    const { response } = exchange;
    if (response === null) throw new Error('the exchange has a response');
    const behind = { ...exchange, response: { ...response, clockOffset: 74 } };
    expect(draftEvidence({ ...known, exchange: behind }).evidence.response?.clockOffset).toBe(74);
    expect(draftEvidence(known).evidence.response).toBeUndefined();
  });

  test('the gravest comes first', () => {
    const severities = findingsOf({ exp: '{{now+7200}}', sub: 'someone-else' }).findings.map(({ severity }) => severity);
    expect(severities.slice(0, 2)).toEqual(['error', 'warning']);
    expect(severities.at(-1)).toBe('information');
  });
});

describe('fixing everything at once', () => {
  test('of fixes that change the same member the first wins', () => {
    const first = setClaim('aud', 'a', 'First');
    const fixes = compatibleFixes([
      finding('A', first),
      finding('B', setClaim('aud', 'b', 'Second')),
      finding('C', setClaim('exp', 1, 'Third')),
    ]);
    expect(fixes.map(({ title }) => title)).toEqual(['First', 'Third']);
  });

  test('a rename counts for both names', () => {
    const rename: Fix = { title: 'Rename', changes: [{ of: 'parameters', change: 'rename', name: 'assertion', to: 'client_assertion' }] };
    const set: Fix = { title: 'Set', changes: [{ of: 'parameters', change: 'set', name: 'client_assertion', value: 'x' }] };
    expect(compatibleFixes([finding('A', rename), finding('B', set)])).toEqual([rename]);
  });
});

describe('how findings are shown', () => {
  test('they are counted in words, and what there is none of is not named', () => {
    const counts = severityCounts([
      finding('A', null),
      finding('B', null, { severity: 'warning' }),
      finding('C', null, { severity: 'warning' }),
    ]);
    expect(countWords(counts)).toBe('1 error, 2 warnings');
    expect(countWords(severityCounts([]))).toBe('');
  });

  test('their place is written as code', () => {
    expect(memberText({ member: ['claims', 'aud', 1] })).toBe('claims.aud[1]');
    expect(memberText({ member: null })).toBeNull();
  });

  test('in the JSON they stand at the value, and a missing member has no line', () => {
    const text = '{\n  "iss": "a",\n  "aud": "b"\n}';
    expect(placedFindings(text, [finding('A', null)])).toEqual([{ from: 25, to: 28, severity: 'error', message: 'A.' }]);
    expect(lineWords(text, finding('A', null))).toBe('line 3');
    expect(lineWords(text, finding('A', null, { member: ['claims', 'jti'] }))).toBeUndefined();
  });

  test('a header counts at the assertion’s step and a parameter at the request’s', () => {
    const findings = [finding('A', null, { member: ['header', 'alg'] }), finding('B', null, { member: ['parameters', 'scope'] })];
    const found = { findings, callFindings: [finding('C', null, { member: ['request', 'url'] })] };
    expect(findingsAtStep(found, 'assertion').map(({ rule }) => rule)).toEqual(['A']);
    expect(findingsAtStep(found, 'request').map(({ rule }) => rule)).toEqual(['B']);
    expect(findingsAtStep(found, 'call').map(({ rule }) => rule)).toEqual(['C']);
    expect(findingsAtStep(found, 'tokens')).toEqual([]);
  });

  test('an opened token is judged together with the answer that it came in', () => {
    const expiring = (seconds: number) =>
      testExchange({ body: ['{"access_token":"', { secret: 'access_token' }, `","token_type":"Bearer","expires_in":${seconds}}`] });
    const text = tokenText({ iss: client.issuer, exp: now / 1000 + 600, aud: 'https://api.example' }, { alg: 'ES256', typ: 'at+jwt' });
    const found = (seconds: number, id = 't1') => {
      const opened = {
        token: { id, kind: 'access_token' as const },
        text,
        client,
        signature: null,
        at: now,
        exchanges: [expiring(seconds)],
      };
      return judge(storedTokenEvidence(opened), {}).findings.filter(({ rule }) => rule === 'TIM-12');
    };
    expect(found(60)).toMatchObject([{ message: expect.stringContaining('“expires_in” ends 9 min before “exp” in the token does') }]);
    expect(found(600)).toEqual([]);
    expect(found(60, 'another')).toEqual([]);
  });

  test('the call is judged before it is sent, by its address and by what its token is', () => {
    const tokens = [testToken({ id: 'good' }), testToken({ id: 'id', kind: 'id_token' })];
    const draft = editDraft(draftOf(client), { type: 'token-choice', choice: { kind: 'stored', id: 'id' } });
    const called = editDraft(draft, { type: 'call', change: { url: 'http://api.example/?access_token=x' } });
    const evidence = callEvidence({ draft: called, tokens }, now);
    const { findings } = judge(evidence ?? expect.fail('nothing is called'), {});
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual(['REQ-05', 'REQ-06', 'TOK-05', 'TOK-08']);
    const mended = editDraft(called, { type: 'fix', fixes: compatibleFixes(findings) });
    expect(mended.request.tokenEndpoint).toBe(client.tokenEndpoint);
    expect(mended.tokenChoice).toEqual({ kind: 'stored', id: 'good' });
    expect(mended.call.url).toBe('http://api.example/');
    const again = callEvidence({ draft: mended, tokens }, now) ?? expect.fail('nothing is called');
    expect(judge(again, {}).findings.map(({ rule }) => rule)).not.toContain('TOK-05');
    expect(callEvidence({ draft: editDraft(draft, { type: 'call', change: { url: '' } }), tokens }, now)).toBeNull();
  });

  test('the reason of a severity names the profile that decided it', () => {
    const { profile } = findingsOf({});
    expect(severityReason(finding('A', null), profile)).toContain('Under every profile');
    expect(severityReason(finding('A', null, { severityBy: 'base' }), profile)).toContain(profile.profile.name);
    expect(severityReason(finding('A', null, { severityBy: 'Okta', severityWhy: 'Okta wants it.' }), profile)).toMatch(/Okta wants it\.$/);
  });

  test('rules that wait for the same thing stand together, the largest group first', () => {
    const groups = uncheckedGroups([
      { rule: 'A', missing: ['metadata'], needs: 'needs the server’s metadata' },
      { rule: 'B', missing: ['signed'], needs: 'needs the signed token' },
      { rule: 'C', missing: ['signed'], needs: 'needs the signed token' },
    ]);
    expect(groups.map(({ rules }) => rules)).toEqual([['B', 'C'], ['A']]);
  });
});

describe('an opened token', () => {
  const text = (claims: object): string =>
    `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.AAAA`;

  test('of a client is compared with the registration that it names, of a server with the one that it serves', () => {
    expect(registrationOf(readToken(text({ iss: client.clientId })), 'client-assertion', [client])).toBe(client);
    expect(registrationOf(readToken(text({ iss: client.issuer })), 'access-token', [client])).toBe(client);
    expect(registrationOf(readToken(text({ iss: client.clientId })), 'access-token', [client])).toBeUndefined();
  });

  test('of a server says nothing about how its client is registered', () => {
    const read = readToken(text({ iss: client.issuer }));
    const known = { read, client, signature: null, at: now };
    expect(tokenEvidence({ ...known, use: 'access-token' }).registration).toBeUndefined();
    expect(tokenEvidence({ ...known, use: 'client-assertion' }).registration?.clientId).toBe(client.clientId);
  });

  test('has no signature to judge until it was checked', () => {
    const known = { read: readToken(text({})), use: 'access-token', client: undefined, at: now } as const;
    expect(tokenEvidence({ ...known, signature: { state: 'checking' } }).signature).toBeUndefined();
    const der = { ...known, use: 'client-assertion', signature: { state: 'failed', reason: 'It is DER.', key: 'k', code: 'der' } } as const;
    const found = judge(tokenEvidence(der), {}).findings.map(({ rule }) => rule);
    expect(found).toContain('ALG-16');
    expect(found).not.toContain('ALG-15');
    expect(tokenEvidence({ ...known, signature: { state: 'failed', reason: 'It does not match.', key: 'k' } }).signature).toMatchObject({
      state: 'failed',
      key: 'k',
    });
  });
});
