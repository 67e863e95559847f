import type { IncomingMessage, ServerResponse } from 'node:http';
import { jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { bearerChallenge } from './bearer-challenge.ts';
import type { BearerFault } from './bearer-challenge.ts';
import { jwtRefusal } from './jwt-refusal.ts';
import type { RevokedTokens } from './revoked-tokens.ts';

/** What the API trusts: its authorization server, that server's keys, and its own name in `aud`. */
export interface ProtectedApiOptions {
  readonly issuer: string;
  /** Finds the key of a token among the keys of the issuer. */
  readonly keys: JWTVerifyGetKey;
  readonly audience: string;
  /** Tokens that hold no longer, whatever they say themselves. */
  readonly revoked: RevokedTokens;
  /** Seconds that clocks may differ. */
  readonly clockTolerance: number;
}

interface Operation {
  readonly scope: string;
  readonly status: number;
  readonly body: (claims: JWTPayload) => Readonly<Record<string, unknown>>;
}

const payments = [
  { id: 'pay-1', amount: '12.50', currency: 'EUR', to: 'Corner Bakery' },
  { id: 'pay-2', amount: '740.00', currency: 'EUR', to: 'Hill Street Rent' },
];

/** The one table of what can be done with payments, by HTTP method. */
const operations: Readonly<Record<string, Operation>> = {
  GET: {
    scope: 'payments:read',
    status: 200,
    body: (claims) => ({ message: 'The access token was accepted.', sub: claims.sub, scope: claims['scope'], payments }),
  },
  POST: {
    scope: 'payments:write',
    status: 201,
    body: (claims) => ({ message: 'The payment was taken note of. Nothing is kept.', sub: claims.sub, payment: { id: 'pay-3' } }),
  },
};

/** Every scope value the API knows. */
export const apiScopes: readonly string[] = Object.values(operations).map((operation) => operation.scope);

/**
 * The playground's protected resource: takes a JWT access token (RFC 9068 4) in `Authorization: Bearer` and answers JSON;
 * without a usable one it answers with a challenge (RFC 6750 3).
 */
export function createProtectedApi(options: ProtectedApiOptions): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const operation = operations[request.method ?? ''];
    if (operation === undefined) {
      response.setHeader('allow', Object.keys(operations).join(', '));
      return sendJson(response, 405, { message: `Payments can be asked for with ${Object.keys(operations).join(' or ')}.` });
    }
    const admission = await admit(request.headers.authorization, operation.scope, options);
    if ('claims' in admission) return sendJson(response, operation.status, operation.body(admission.claims));
    response.setHeader('www-authenticate', bearerChallenge(admission.fault));
    sendJson(response, admission.fault.status, { error: admission.fault.error, message: admission.fault.description });
  };
}

type Admission = { readonly claims: JWTPayload } | { readonly fault: BearerFault };

async function admit(authorization: string | undefined, scope: string, options: ProtectedApiOptions): Promise<Admission> {
  if (authorization === undefined) return { fault: { status: 401, description: 'No access token was sent.' } };
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    return { fault: { status: 400, error: 'invalid_request', description: 'Authorization is not of the form: Bearer TOKEN.' } };
  }
  const checked = await verify(token, options);
  if (typeof checked === 'string') return { fault: { status: 401, error: 'invalid_token', description: checked } };
  if (!scopesOf(checked).includes(scope)) {
    return { fault: { status: 403, error: 'insufficient_scope', description: `The access token lacks the scope ${scope}.`, scope } };
  }
  return { claims: checked };
}

/** The token's claims, or why it is refused. */
async function verify(token: string, options: ProtectedApiOptions): Promise<JWTPayload | string> {
  const { issuer, audience, clockTolerance, keys, revoked } = options;
  try {
    const requiredClaims = ['exp', 'sub', 'client_id', 'iat', 'jti'];
    const { payload } = await jwtVerify(token, keys, { issuer, audience, clockTolerance, requiredClaims, typ: 'at+jwt' });
    return revoked.has(payload.jti) ? 'The access token was revoked.' : payload;
  } catch (error) {
    return `${jwtRefusal(error, 'The access token', { iss: issuer, aud: audience, typ: 'at+jwt' })}.`;
  }
}

function scopesOf(claims: JWTPayload): readonly string[] {
  return typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : [];
}

function sendJson(response: ServerResponse, status: number, body: Readonly<Record<string, unknown>>): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body, null, 2)}\n`);
}
