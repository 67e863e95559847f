/** A section of a specification and where to read it. */
export interface Source {
  readonly label: string;
  readonly url: string;
}

/** A section of an RFC: "RFC 7519 4.1.4". */
export function rfc(number: number, section: string): Source {
  const anchor = /^[A-Z]/.test(section) ? `appendix-${section}` : `section-${section}`;
  return { label: `RFC ${number} ${section}`, url: `https://www.rfc-editor.org/rfc/rfc${number}#${anchor}` };
}

/** A section of OpenID Connect Core 1.0, whose anchors are names. */
export function openidCore(section: string, anchor: string): Source {
  return { label: `OpenID Connect Core ${section}`, url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}` };
}

/** A section of another specification of the OpenID Foundation; `document` is the file's name with its anchor. */
export function openid(label: string, document: string): Source {
  return { label, url: `https://openid.net/specs/${document}` };
}

/** The revision of RFC 7523 that the RFC Editor holds. */
export function rfc7523bis(section: string): Source {
  return { label: `rfc7523bis ${section}`, url: `https://datatracker.ietf.org/doc/html/draft-ietf-oauth-rfc7523bis#section-${section}` };
}

/** A section of the FAPI 2.0 Security Profile. */
export function fapi2(section: string): Source {
  return {
    label: `FAPI 2.0 Security Profile ${section}`,
    url: `https://openid.net/specs/fapi-security-profile-2_0-final.html#section-${section}`,
  };
}
