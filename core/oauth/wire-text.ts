/**
 * Text that goes over the wire, with the secrets in it marked. The same builder makes the request that is sent and
 * the preview that is shown: where the secret is known its mark carries the text, elsewhere the mark stands alone.
 */

/** The kinds of secret that occur in requests and responses, named by their parameter or what they are. */
export type SecretKind =
  | 'client_secret'
  | 'basic_credentials'
  | 'client_assertion'
  | 'assertion'
  | 'access_token'
  | 'refresh_token'
  | 'id_token'
  | 'token';

export interface SecretMark {
  readonly secret: SecretKind;
  /** Absent when masked: the holder of this object must not know it, or it is not known yet. */
  readonly text?: string | undefined;
}

export type WireText = readonly (string | SecretMark)[];

/** Applies an encoding to every part; a mark without text stays one. */
export function encodeWireText(wire: WireText, encode: (text: string) => string): WireText {
  return wire.map((part) => {
    if (typeof part === 'string') return encode(part);
    return part.text === undefined ? part : { ...part, text: encode(part.text) };
  });
}

/** Takes the texts out of all marks except those of the kinds to keep. */
export function maskWireText(wire: WireText, keep: readonly SecretKind[] = []): WireText {
  return wire.map((part) => (typeof part === 'string' || keep.includes(part.secret) ? part : { secret: part.secret }));
}

/** How a masked secret is written in plain text. */
export function maskLabel(kind: SecretKind): string {
  return `‹${kind}›`;
}

/** As one string, a mark without text as its label: for people and for `--json`. */
export function displayWireText(wire: WireText): string {
  return wire.map((part) => (typeof part === 'string' ? part : (part.text ?? maskLabel(part.secret)))).join('');
}

/** As one string to send. Throws when a secret's text is missing: such a request must never leave. */
export function plainWireText(wire: WireText): string {
  return wire
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.text === undefined) throw new Error(`the request's ${part.secret} is masked and cannot be sent`);
      return part.text;
    })
    .join('');
}

/** Secrets of fewer characters are found only where they stand alone: “s” stands in every other word, and says nothing there. */
const shortestAnywhere = 6;

/**
 * Marks every occurrence of known secrets in a text, longest first, so that a server that echoes one does not
 * bring it into a view.
 */
export function markSecrets(text: string, secrets: readonly { readonly secret: SecretKind; readonly text: string }[]): WireText {
  let parts: WireText = [text];
  const known = secrets.filter((secret) => secret.text.length > 0).toSorted((a, b) => b.text.length - a.text.length);
  for (const secret of known) {
    const separator = secret.text.length < shortestAnywhere ? standingAlone(secret.text) : secret.text;
    parts = parts.flatMap((part) => {
      if (typeof part !== 'string' || !part.includes(secret.text)) return [part];
      return part.split(separator).flatMap((piece, index) => (index === 0 ? [piece] : [secret, piece]));
    });
  }
  return parts.filter((part) => part !== '');
}

/** Finds a text where neither a letter nor a digit touches it. */
function standingAlone(text: string): RegExp {
  const literal = Array.from(text, (character) => String.raw`\u{${character.codePointAt(0)?.toString(16)}}`).join('');
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'u');
}
