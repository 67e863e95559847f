import type { JsonObject } from '../../contract/values.ts';
import type { Source } from '../../jose/sources.ts';
import type { ClientAuthenticationMethodName } from '../../oauth/client-authentication.ts';
import type { Severity } from '../severity.ts';

/** The profiles that specifications define. Every vendor's builds on one of them. */
export const baseProfileIds = ['base', 'bis', 'oidc', 'fapi2', 'smart'] as const;
export type BaseProfileId = (typeof baseProfileIds)[number];

/** Whether a profile is a specification’s and no server’s. */
export function isSpecification({ id }: Pick<Profile, 'id'>): boolean {
  return baseProfileIds.some((base) => base === id);
}

/** What a server takes as audience: the issuer, its token endpoint, whichever endpoint is called, or one fixed value. */
export type AudienceForm = 'issuer' | 'token-endpoint' | 'endpoint-called' | { readonly value: string };

/** Where a server wants the JWT. `bearer`: in the Authorization header of an API; `client-secret`: in that parameter; `none`: it takes no JWT. */
export type ProfileUse = 'client-assertion' | 'grant' | 'bearer' | 'client-secret' | 'none';

/** By what a server is recognised. In each pattern `*` stands for one or more characters except “/”; letters compare without case. */
export interface ProfileSigns {
  /** Whole issuer identifiers: `https://issuer.example/*-tenant`. */
  readonly issuers?: readonly string[] | undefined;
  /** Host names of the issuer or the token endpoint: `*.okta.com`. */
  readonly hosts?: readonly string[] | undefined;
  /** Paths of the token endpoint: `/oauth2/*`. */
  readonly paths?: readonly string[] | undefined;
}

/** What a draft for such a server starts with. Text values may hold placeholders. Only what differs from the workbench's own defaults is there. */
export interface ProfileDefaults {
  readonly audience?: AudienceForm | undefined;
  /** `exp` minus `iat`, in seconds. */
  readonly lifetime?: number | undefined;
  readonly alg?: string | undefined;
  /** `typ`; empty leaves it out. */
  readonly typ?: string | undefined;
  readonly certificateParameters?: readonly ('x5t' | 'x5t#S256' | 'x5c')[] | undefined;
  /** Claims beside iss, sub, aud and exp that the assertion has. */
  readonly claims?:
    | { readonly iat?: boolean | undefined; readonly nbf?: boolean | undefined; readonly jti?: boolean | undefined }
    | undefined;
  /** Further claims; null leaves one out, and an empty text is for the person to fill in. */
  readonly furtherClaims?: JsonObject | undefined;
  /** How the client authenticates beside the JWT, or with it. */
  readonly method?: ClientAuthenticationMethodName | undefined;
  readonly sendClientId?: boolean | undefined;
  readonly grant?: string | undefined;
  readonly parameters?: readonly { readonly name: string; readonly value: string }[] | undefined;
}

/** What the server refuses, as far as it is known. A member left out is not limited. Times are in seconds. */
export interface ProfileLimits {
  /** Audiences that are taken; any other is refused. */
  readonly audiences?: readonly AudienceForm[] | undefined;
  /** Whether a list of one audience is refused. */
  readonly audienceString?: boolean | undefined;
  /** Whether further audiences beside the right one are refused. */
  readonly oneAudience?: boolean | undefined;
  /** Longest `exp` minus `iat`; where there is no `iat`, `exp` minus now. */
  readonly lifetime?: number | undefined;
  /** Oldest `iat`. */
  readonly age?: number | undefined;
  /** How far `iat` and `nbf` may lie ahead of the server's clock. */
  readonly ahead?: number | undefined;
  /** Whether dates must be whole numbers. */
  readonly wholeDates?: boolean | undefined;
  readonly algorithms?: readonly string[] | undefined;
  /** `typ` values that are taken, `''` for none at all. */
  readonly types?: readonly string[] | undefined;
  /** Header parameters that must be there; of a list within the list, one suffices. */
  readonly header?: readonly (string | readonly string[])[] | undefined;
  readonly claims?: readonly string[] | undefined;
  /** Longest token, in characters. */
  readonly characters?: number | undefined;
  /** Request parameters that must be there, those without which most requests fail, and those that are refused. */
  readonly parameters?:
    | {
        readonly required?: readonly string[] | undefined;
        readonly advised?: readonly string[] | undefined;
        readonly refused?: readonly string[] | undefined;
      }
    | undefined;
  /** A pattern with `*` that each scope must follow: `api*.default`. */
  readonly scope?: string | undefined;
  /** The client's methods (RFC 8414 2). */
  readonly methods?: readonly string[] | undefined;
}

/** An error of this server, matched by code and text together, and what it comes from. */
export interface VendorError {
  /** Part of `error`, `error_description` or the body, compared without case; `*` stands for anything. */
  readonly text: string;
  /** The `error` code that goes with it, where that matters. */
  readonly code?: string | undefined;
  /** What it means, in one sentence. */
  readonly meaning: string;
  /** Rules that find the cause, the likeliest first; `ALG-*` for a whole family. */
  readonly rules: readonly string[];
}

/**
 * How sure a profile is: `read` in the vendor's code or current documentation, `partly` seen or through third parties, `general` knowledge
 * that nobody has confirmed.
 */
export type ProfileConfidence = 'read' | 'partly' | 'general';

/** A specification's or a server's habits, as plain data that can stand in a JSON file. */
export interface Profile {
  /** `okta`; letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** The profile of a specification that it builds on; a specification's names itself. */
  readonly buildsOn: BaseProfileId;
  readonly use: ProfileUse;
  readonly signs: ProfileSigns;
  readonly defaults: ProfileDefaults;
  readonly limits: ProfileLimits;
  /** Rules that weigh otherwise here than in the profile it builds on, and why. */
  readonly severities: Readonly<Record<string, { readonly severity: Severity | 'off'; readonly why: string }>>;
  readonly errors: readonly VendorError[];
  readonly confidence: ProfileConfidence;
  readonly sources: readonly Source[];
  /** Sentences worth knowing that no rule says. */
  readonly notes: readonly string[];
}
