import { describe, expect, test } from 'vitest';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';
import { faultOf } from '../../support/fault-of.ts';
import { refusingUrl } from '../../support/hostile-server.ts';

/** The example of RFC 7515 A.1, and its key. */
const token =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const secret = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';

/** The example of RFC 7516 A.3, and its key. */
const encrypted =
  'eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ';
const wrappingKey = 'GawgguFyGrWKav7AX4VKUg';

export function tokenOpeningSuite(open: OpenHost): void {
  describe('tokens.verifyWith and tokens.decrypt', () => {
    const host = hostFor(open);

    test('a token is verified with a secret that is given for it alone', async () => {
      const given = { material: secret, secretEncoding: 'base64url' } as const;
      expect(await host.client.tokens.verifyWith({ token, with: given })).toMatchObject({
        signature: { state: 'verified' },
        reached: true,
      });
      const other = await host.client.tokens.verifyWith({ token, with: { material: 'another' } });
      expect(other.signature.state).toBe('failed');
    });

    test('a token is verified with a held key, which is named in the answer', async () => {
      const { key } = await host.client.keys.import({ name: 'Held HMAC', material: secret, secretEncoding: 'base64url', alg: 'HS256' });
      const held = { state: 'verified', key: 'Held HMAC', from: 'held here' };
      for (const keys of [{ keyId: key.id }, { held: true }] as const)
        expect(await host.client.tokens.verifyWith({ token, with: keys })).toMatchObject({ signature: held, signatures: [held] });
      expect(await faultOf(host.client.tokens.verifyWith({ token, with: { keyId: 'gone' } }))).toMatchObject({ code: 'NOT_FOUND' });
    });

    test('material that cannot be read is refused with its field; a server that does not answer is a result', async () => {
      const damaged = { material: '-----BEGIN PUBLIC KEY-----\nAAAA' };
      expect(await faultOf(host.client.tokens.verifyWith({ token, with: damaged }))).toMatchObject({
        code: 'INVALID_INPUT',
        data: { field: 'material' },
      });
      expect(await host.client.tokens.verifyWith({ token, with: { jwksUri: await refusingUrl() } })).toMatchObject({
        signature: { state: 'unchecked', reason: expect.any(String) },
        reached: false,
      });
    });

    test('an encrypted token is opened with a secret that is given, and with one that is held', async () => {
      const given = { material: wrappingKey, secretEncoding: 'base64url' } as const;
      const opened = {
        layers: [{ alg: 'A128KW', enc: 'A128CBC-HS256' }],
        shut: null,
        content: { text: 'Live long and prosper.', base64: 'TGl2ZSBsb25nIGFuZCBwcm9zcGVyLg==' },
      };
      expect(await host.client.tokens.decrypt({ token: encrypted, with: given })).toMatchObject(opened);
      expect(await host.client.tokens.decrypt({ token: encrypted, with: { held: true } })).toMatchObject({
        layers: [],
        shut: { reason: expect.any(String) },
        content: null,
      });
      const { key } = await host.client.keys.import({ name: 'Held wrapping key', ...given, alg: 'A128KW' });
      for (const keys of [{ keyId: key.id }, { held: true }] as const) {
        const answer = await host.client.tokens.decrypt({ token: encrypted, with: keys });
        expect(answer).toMatchObject(opened);
        expect(JSON.stringify(answer)).not.toContain(wrappingKey);
      }
    });

    test('a token that is not encrypted stays as it is, and that is said', async () => {
      const opened = await host.client.tokens.decrypt({ token, with: { held: true } });
      expect(opened).toMatchObject({ layers: [], content: null, shut: { key: null } });
    });
  });
}
