import { describe, expect, it } from 'vitest';
import { audienceNearMiss, type AudienceCandidate } from '../../core/explain/audience-near-miss.ts';
import { textNearMiss } from '../../core/explain/text-near-miss.ts';

const issuer: AudienceCandidate = { called: 'the issuer', value: 'https://as.example/realms/one' };
const tokenEndpoint: AudienceCandidate = { called: 'the token endpoint', value: 'https://as.example/realms/one/protocol/token' };
const candidates = [issuer, tokenEndpoint];

describe('an audience that is nearly right', () => {
  const cases: readonly (readonly [audience: string, candidate: AudienceCandidate, differences: readonly string[], clause: string])[] = [
    ['https://as.example/realms/one/', issuer, ['slash at the end'], 'it has a slash at the end, and the other has none'],
    ['https://AS.example/realms/one', issuer, ['letter case'], 'it writes the host as “AS.example”'],
    ['https://as.example/realms/One', issuer, ['letter case'], 'it writes the path “/realms/One” in place of “/realms/one”'],
    ['HTTPS://as.example/realms/one', issuer, ['letter case'], 'it writes the scheme as “HTTPS”'],
    ['https://as.example:443/realms/one', issuer, ['default port'], 'it writes out the default port :443'],
    ['https://as.example:8443/realms/one', issuer, ['port'], 'it has the port 8443, and the other has none'],
    ['http://as.example/realms/one', issuer, ['scheme'], 'it begins with http in place of https'],
    ['as.example/realms/one', issuer, ['scheme'], 'it lacks “https://” at the beginning'],
    ['https://as.example//realms/one', issuer, ['double slash'], 'it has a slash twice'],
    ['https://as.example/realms/%6Fne', issuer, ['percent encoding'], 'it writes the path “/realms/%6Fne” in place of “/realms/one”'],
    ['https://as.example/realms/one#', issuer, ['query or fragment'], 'it goes on with “#”'],
    ['https://as.example/realms/one\n', issuer, ['unseen characters'], 'it ends with a line feed'],
    ['https://login.example/realms/one', issuer, ['host'], 'it has the host “login.example” in place of “as.example”'],
    ['https://as.example/realms/one/token', issuer, ['end of the path'], 'it goes on with “/token”'],
    ['https://as.example/realms', issuer, ['end of the path'], 'it lacks “/one” at the end'],
    [
      'https://as.example/realms/one/protocol/token/',
      tokenEndpoint,
      ['slash at the end'],
      'it has a slash at the end, and the other has none',
    ],
    ['http://AS.example/realms/one/', issuer, ['scheme', 'letter case', 'slash at the end'], 'it begins with http in place of https'],
    [
      'https://as.example/realms/one/.well-known/openid-configuration',
      issuer,
      ['well-known address'],
      'it is the address of the metadata, not the identifier that stands in it',
    ],
    [
      'https://as.example/.well-known/oauth-authorization-server/realms/one',
      issuer,
      ['well-known address'],
      'it is the address of the metadata, not the identifier that stands in it',
    ],
  ];

  it.each(cases)('%s', (audience, candidate, differences, clause) => {
    const miss = audienceNearMiss(audience, candidates);
    expect(miss?.candidate).toBe(candidate);
    expect(miss?.differences).toEqual(differences);
    expect(miss?.sentence).toContain(`“aud” is “${audience}” and ${candidate.called} is “${candidate.value}”: ${clause}`);
  });

  it.each([
    ['exactly one of them', issuer.value],
    ['another server’s', 'https://other.example/token'],
    ['another realm of the same server', 'https://as.example/realms/two'],
    ['another scheme altogether', 'urn:example:as'],
    ['a different host and port', 'https://other.example:8443/realms/one'],
    ['empty', ''],
  ])('says nothing where it is %s', (_case, audience) => {
    expect(audienceNearMiss(audience, candidates)).toBeNull();
  });

  it('tells spelling from what is another place', () => {
    expect(audienceNearMiss('https://as.example:8443/realms/one/', [issuer])?.spelling).toBe(false);
    expect(audienceNearMiss('https://as.example:443/realms/one/', [issuer])?.spelling).toBe(true);
    expect(audienceNearMiss('https://localhost:80/realms/one', [issuer])).toBeNull();
  });

  it('names this machine’s names for one another', () => {
    const local = { called: 'the issuer', value: 'http://127.0.0.1:9000' };
    expect(audienceNearMiss('http://localhost:9000', [local])?.sentence).toContain('another name for the same machine');
    expect(audienceNearMiss('http://127.0.0.1:9001', [local])?.differences).toEqual(['port']);
  });

  it('tells one well-known address from the other', () => {
    const address = { called: 'the metadata', value: 'https://as.example/.well-known/openid-configuration' };
    expect(audienceNearMiss('https://as.example/.well-known/oauth-authorization-server', [address])?.sentence).toContain(
      'the other of the two well-known addresses',
    );
  });
});

describe('a text that is nearly the one that was meant', () => {
  it.each([
    ['client-one\n', 'line break', 'ends with a line feed'],
    ['client-one\r\n', 'line break', 'ends with a carriage return'],
    [' client-one', 'white space', 'begins with a space'],
    ['client-one\t', 'white space', 'ends with a tab'],
    ['"client-one"', 'quotation marks', 'stands in quotation marks of its own'],
    ['“client-one”', 'quotation marks', 'stands in quotation marks of its own'],
    ['{client-one}', 'braces', 'stands in braces'],
    ['client%2Done', 'percent encoding', 'is percent-encoded'],
    ['Client-One', 'letter case', 'differs in upper and lower case alone'],
    ['client\u200b-one', 'look-alike', 'holds a zero-width space (U+200B), which cannot be seen: “client\\u200b-one”'],
    ['сlient-one', 'look-alike', 'holds the Cyrillic letter “с” (U+0441), which looks like the Latin “c”: “\\u0441lient-one”'],
  ])('%j', (text, difference, clause) => {
    expect(textNearMiss(text, 'client-one')).toEqual({ difference, clause });
  });

  it('names what the other one has at its end', () => {
    expect(textNearMiss('client-one', 'client-one ')?.clause).toBe('lacks what the other ends with: a space');
  });

  it.each(['client-one', 'client-two', '', 'client', 'client-one-client-one', 'клиент'])('says nothing of %j', (text) => {
    expect(textNearMiss(text, 'client-one')).toBeNull();
  });
});
