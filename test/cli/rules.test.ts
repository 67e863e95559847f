import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assay } from '../support/assay-cli.ts';
import { freshAssayHome, type AssayHome } from '../support/assay-home.ts';

let home: AssayHome;
beforeAll(async () => {
  home = await freshAssayHome();
});
afterAll(() => home.remove());

describe('assay rules', () => {
  test('lists every rule with its severity and title', async () => {
    const { code, stdout } = await assay(home, ['rules']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ENC-06 +error +No member stands twice$/m);
    expect(stdout).toMatch(/^JWE-06 /m);
  });

  test('explains one, whatever the case of its id, and says where the specifications disagree', async () => {
    const { code, stdout } = await assay(home, ['rules', 'aud-02']);
    expect(code).toBe(0);
    expect(stdout).toContain('AUD-02  The audience is one that the server takes');
    expect(stdout).toMatch(/^severity +warning; error for rfc7523bis and FAPI 2.0 Security Profile$/m);
    expect(stdout).toContain('The specifications disagree');
  });

  test('prints a family as JSON whose names stay', async () => {
    const { stdout } = await assay(home, ['rules', 'enc', '--json']);
    const { rules } = JSON.parse(stdout);
    expect(rules).toHaveLength(13);
    expect(rules[5]).toMatchObject({
      id: 'ENC-06',
      severity: { base: 'error', bis: 'error', oidc: 'error', fapi2: 'error', smart: 'error' },
      needs: ['signed'],
      partly: [],
      sources: [{ label: 'RFC 7515 4' }, { label: 'RFC 7519 4' }],
      disagreements: [{ id: 'duplicate-members' }],
    });
  });

  test('refuses an id that no rule has', async () => {
    expect(await assay(home, ['rules', 'ENC-99'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('no rule “ENC-99”'),
    });
  });
});

describe('assay profiles', () => {
  test('lists the profiles and how sure each is', async () => {
    const { code, stdout } = await assay(home, ['profiles']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^okta +Okta +read in the vendor’s/m);
    expect(stdout).toMatch(/^fapi2 +FAPI 2\.0 Security Profile +read in the specification itself$/m);
    expect(stdout).toMatch(/^epic +Epic +general knowledge/m);
  });

  test('shows one by its name', async () => {
    const { stdout } = await assay(home, ['profiles', 'NHS England API platform']);
    expect(stdout).toMatch(/^nhs-england {2}NHS England API platform$/m);
    expect(stdout).toMatch(/^algorithms +RS512$/m);
  });

  test('prints one as JSON', async () => {
    const { stdout } = await assay(home, ['profiles', 'fapi2', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ profiles: [{ id: 'fapi2', buildsOn: 'fapi2', limits: { audienceString: true } }] });
  });

  test('offers the one that was meant', async () => {
    expect(await assay(home, ['profiles', 'okt'])).toMatchObject({ code: 1, stderr: expect.stringContaining('Is it “okta”?') });
  });
});
