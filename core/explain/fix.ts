import type { BasicEncodingName } from '../oauth/basic-credentials.ts';
import type { ClientAuthenticationMethodName } from '../oauth/client-authentication.ts';

/** A change to one header parameter or claim. A value is as it stands in the draft, so text may hold placeholders. */
export type MemberChange = { readonly of: 'header' | 'claims'; readonly name: string } & (
  | { readonly change: 'set'; readonly value: unknown }
  | { readonly change: 'remove' }
  | { readonly change: 'rename'; readonly to: string }
);

/** A change to a request parameter: `set` is for the first one of the name, and takes further ones out. */
export type ParameterChange = { readonly of: 'parameters'; readonly name: string } & (
  | { readonly change: 'set'; readonly value: string }
  | { readonly change: 'remove' }
  | { readonly change: 'rename'; readonly to: string }
);

/** A change to what the request is. */
export type RequestChange = { readonly of: 'request'; readonly change: 'set' } & (
  | { readonly name: 'grant' | 'tokenEndpoint'; readonly value: string }
  | { readonly name: 'method'; readonly value: ClientAuthenticationMethodName }
  | { readonly name: 'sendClientId'; readonly value: boolean }
  | { readonly name: 'basicEncoding'; readonly value: BasicEncodingName }
);

/** A change to the call of the protected resource: the stored token that goes with it, or where it goes. */
export interface CallChange {
  readonly of: 'call';
  readonly change: 'set';
  readonly name: 'tokenId' | 'url';
  readonly value: string;
}

/** The call is made with another access token: the newest that is held, or a fresh one that is requested first. */
export interface TokenChange {
  readonly of: 'token';
  readonly change: 'set';
  readonly name: 'choice';
  readonly value: 'newest' | 'fresh';
}

/** A change to the client registration, which is not part of the draft: see `registrationChanges`. */
export interface RegistrationChange {
  readonly of: 'registration';
  readonly change: 'set';
  readonly name: RegistrationField;
  readonly value: string;
}

/** One change to a draft. */
export type DraftChange = MemberChange | ParameterChange | RequestChange | CallChange | TokenChange | RegistrationChange;

/**
 * Fields of a registration that a fix can set. `key`: the `kid` or thumbprint of the key to sign with. `secret`: “trim” alone, which takes the
 * white space around it away.
 */
export const registrationFieldNames = [
  'clientId',
  'issuer',
  'tokenEndpoint',
  'jwksUri',
  'method',
  'alg',
  'key',
  'secretEncoding',
  'basicEncoding',
  'secret',
  'scope',
] as const;
export type RegistrationField = (typeof registrationFieldNames)[number];

/** A change that a person can be offered, as plain data. */
export interface Fix {
  /** What it does, for a button: “Set aud to https://issuer.example”. */
  readonly title: string;
  readonly changes: readonly DraftChange[];
}

/** The fix's changes that are for the registration and not for the draft. */
export function registrationChanges(fix: Fix): readonly RegistrationChange[] {
  return fix.changes.filter((change) => change.of === 'registration');
}

/** Has a token requested afresh; nothing else changes. */
export const freshToken: Fix = { title: 'Request a new token', changes: [{ of: 'token', change: 'set', name: 'choice', value: 'fresh' }] };

/** Whether a fix wants a token that is requested afresh. */
export function wantsFreshToken({ changes }: Fix): boolean {
  return changes.some((change) => change.of === 'token' && change.value === 'fresh');
}

/** Sets one claim. */
export function setClaim(name: string, value: unknown, title: string): Fix {
  return { title, changes: [{ change: 'set', of: 'claims', name, value }] };
}

/** Takes one claim out. */
export function removeClaim(name: string): Fix {
  return { title: `Take “${name}” out of the claims`, changes: [{ change: 'remove', of: 'claims', name }] };
}

/** Sets one header parameter. */
export function setHeader(name: string, value: unknown, title: string): Fix {
  return { title, changes: [{ change: 'set', of: 'header', name, value }] };
}

/** Takes one header parameter out. */
export function removeHeader(name: string): Fix {
  return { title: `Take “${name}” out of the header`, changes: [{ change: 'remove', of: 'header', name }] };
}

/** Signs with another algorithm, in the draft and in the registration. */
export function chooseAlgorithm(alg: string): Fix {
  return {
    title: `Sign with ${alg}`,
    changes: [
      { change: 'set', of: 'header', name: 'alg', value: alg },
      { change: 'set', of: 'registration', name: 'alg', value: alg },
    ],
  };
}

/** Writes Basic credentials another way, in the draft and in the registration (RFC 6749 2.3.1). */
export function chooseBasicEncoding(value: BasicEncodingName, title: string): Fix {
  return {
    title,
    changes: [
      { change: 'set', of: 'request', name: 'basicEncoding', value },
      { change: 'set', of: 'registration', name: 'basicEncoding', value },
    ],
  };
}
