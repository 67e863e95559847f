import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownProfile } from '../../core/contract/profiles.ts';
import { allProfiles, profileInForce } from '../../core/explain/profiles/profile-in-force.ts';
import { readOwnProfiles } from '../../electron/store/own-profiles.ts';
import { profileSchema, profileSchemaPath } from '../../scripts/profile-schema.ts';

describe('a person’s own profiles', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'assay-profiles-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const write = (value: unknown): void =>
    writeFileSync(join(directory, 'profiles.json'), typeof value === 'string' ? value : JSON.stringify(value));
  const bank = { id: 'bank', name: 'The bank', signs: { hosts: ['*.bank.example'] }, limits: { lifetime: 60 } };

  test('are none without a file', () => {
    expect(readOwnProfiles(directory)).toEqual({ path: join(directory, 'profiles.json'), profiles: [], faults: [] });
  });

  test('are recognised before those that come with Assay, and can be chosen', () => {
    write({ $schema: 'profile.schema.json', profiles: [bank, { id: 'okta', name: 'Our Okta' }] });
    const { profiles, faults } = readOwnProfiles(directory);
    expect(faults).toEqual([]);
    expect(profileInForce({ tokenEndpoint: 'https://as.bank.example/token' }, profiles)).toMatchObject({
      profile: { id: 'bank', buildsOn: 'base', limits: { lifetime: 60 } },
      because: 'its host is as.bank.example',
    });
    expect(profileInForce({ issuer: 'https://as.example', profileId: 'bank' }, profiles)).toMatchObject({ chosen: true });
    expect(allProfiles(profiles).filter(({ id }) => id === 'okta')).toEqual([expect.objectContaining({ name: 'Our Okta' })]);
  });

  test('that are wrong are named with the place, and the others count', () => {
    write([
      bank,
      { id: 'other', name: 'Other', limits: { lifetime: 'long' } },
      { id: 'a b', name: 'Spaced' },
      7,
      { ...bank, sources: [{ label: 'x', url: 'javascript:alert(1)' }] },
    ]);
    const { profiles, faults } = readOwnProfiles(directory);
    expect(profiles.map(({ id }) => id)).toEqual(['bank']);
    expect(faults).toEqual([
      expect.stringMatching(/^Profile 2 “other” cannot be used at “limits\.lifetime”: /),
      expect.stringMatching(/^Profile 3 “a b” cannot be used at “id”: /),
      expect.stringMatching(/^Profile 4 cannot be used: /),
      expect.stringMatching(/^Profile 5 “bank” cannot be used at “sources\.0\.url”: /),
    ]);
  });

  test.each(['{', '"text"', '{"profile":[]}', '{"profiles":{}}'])('a file with %s is said to be none', (text) => {
    write(text);
    expect(readOwnProfiles(directory)).toMatchObject({ profiles: [], faults: [expect.stringMatching(/profiles\.json/)] });
  });

  test('follow a schema that all profiles that come with Assay follow too', () => {
    for (const profile of allProfiles()) expect(ownProfile.parse(profile)).toEqual(profile);
  });

  test('have the schema in docs that scripts/profile-schema.ts writes', () => {
    expect(JSON.parse(readFileSync(profileSchemaPath, 'utf8'))).toEqual(JSON.parse(profileSchema()));
  });
});
