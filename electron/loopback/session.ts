import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may use this run of the browser host: whoever holds the cookie that the launch token was traded for. */
export interface Session {
  /** The token for the address that is opened; works once. */
  readonly launchToken: string;
  /** The cookie's name; it has the port in it, because cookies do not tell ports apart. */
  readonly cookieName: string;
  /** Trades the launch token for the cookie's value. Undefined when it is wrong or was used already. */
  redeem(token: string): string | undefined;
  /** Whether a `Cookie` field carries this session. */
  admits(cookieField: string | undefined): boolean;
}

export function createSession(port: number): Session {
  const launchToken = randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  const cookieName = `assay-${port}`;
  let redeemed = false;
  return {
    launchToken,
    cookieName,
    redeem(token) {
      if (redeemed || !sameText(token, launchToken)) return undefined;
      redeemed = true;
      return secret;
    },
    admits(cookieField) {
      return (cookieField ?? '').split(';').some((pair) => {
        const at = pair.indexOf('=');
        return pair.slice(0, at).trim() === cookieName && sameText(pair.slice(at + 1).trim(), secret);
      });
    },
  };
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
