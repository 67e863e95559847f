import type { WireRequest } from '../contract/exchanges.ts';
import type { InquiryAnswer, InquiryName } from '../contract/token-inquiries.ts';
import type { JsonObject } from '../contract/values.ts';
import { authenticatedRequest, type AuthenticatedRequestParts } from './authenticated-request.ts';
import { jsonObjectBody, redirectTarget, type ReceivedResponse } from './received-response.ts';
import { oauthErrorAnswer } from './token-response.ts';
import type { SecretMark } from './wire-text.ts';

/** An endpoint that is asked about a token. */
export interface Inquiry {
  /** The metadata's member that names the endpoint (RFC 8414 2). */
  readonly member: 'introspection_endpoint' | 'revocation_endpoint';
  readonly source: string;
  /** What a response under 2xx that is no error means. */
  readonly read: (response: ReceivedResponse) => InquiryAnswer;
}

/** The one table of inquiries. */
export const inquiries: Readonly<Record<InquiryName, Inquiry>> = {
  introspection: { member: 'introspection_endpoint', source: 'RFC 7662 2.1', read: introspected },
  revocation: { member: 'revocation_endpoint', source: 'RFC 7009 2.1', read: () => ({ kind: 'revoked' }) },
};

/** A token and whoever asks about it. */
export interface InquiryParts extends Omit<AuthenticatedRequestParts, 'parameters'> {
  readonly token: SecretMark;
  /** `token_type_hint` (RFC 7009 2.1). */
  readonly hint: 'access_token' | 'refresh_token' | 'id_token';
}

/** A question about a token as it goes over the wire: introspection and revocation ask in the same form. */
export function inquiryRequest({ token, hint, ...parts }: InquiryParts): WireRequest {
  const hinted = hint === 'id_token' ? [] : [{ name: 'token_type_hint', value: [hint] }];
  return authenticatedRequest({ ...parts, parameters: [{ name: 'token', value: [token] }, ...hinted] });
}

/** Reads an answer to a question about a token. Never throws. */
export function readInquiryAnswer(name: InquiryName, response: ReceivedResponse): InquiryAnswer {
  const { status } = response;
  const target = redirectTarget(response);
  if (target !== null)
    return unusable(
      `The server redirects to “${target.slice(0, 500)}” (status ${status}). No redirect is followed with credentials (RFC 9700 4.12).`,
    );
  const object = objectIn(response);
  if (typeof object?.['error'] === 'string') return oauthErrorAnswer(object['error'], object);
  if (status >= 200 && status <= 299) return inquiries[name].read(response);
  return unusable(
    `Status ${status}, and no OAuth error says why. Check that the address is the ${name} endpoint (${inquiries[name].source}).`,
  );
}

function objectIn(response: ReceivedResponse): JsonObject | null {
  const body = jsonObjectBody(response);
  return 'object' in body ? body.object : null;
}

function introspected(response: ReceivedResponse): InquiryAnswer {
  const body = jsonObjectBody(response);
  if ('fault' in body)
    return unusable(`Status ${response.status}, and ${body.fault}. Introspection answers with a JSON object (RFC 7662 2.2).`);
  const { object } = body;
  if (object['active'] === true) return { kind: 'active', members: object };
  if (object['active'] === false) return { kind: 'inactive' };
  return unusable(`Status ${response.status}, but the JSON has no “active” that is true or false (RFC 7662 2.2).`);
}

function unusable(explanation: string): InquiryAnswer {
  return { kind: 'unusable', explanation };
}
