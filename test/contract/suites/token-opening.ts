import { describe, expect, test } from 'vitest';
import { hostFor } from '../../support/hosts.ts';
import type { OpenHost } from '../../support/hosts.ts';

/** The example of RFC 7515 A.1, and its key. */
const token =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const secret = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';

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

    test('a token that is not encrypted stays as it is, and that is said', async () => {
      const opened = await host.client.tokens.decrypt({ token, with: { held: true } });
      expect(opened).toMatchObject({ layers: [], content: null, shut: { key: null } });
    });
  });
}
