/** Up to five segments of base64url, perhaps behind a scheme and in quotes, and nothing else. */
const lone = /^[\s"'`“”‘’]{0,20}(?:(?:bearer|dpop)\s{1,5})?[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){0,4}[=\s"'`“”‘’.,;]{0,20}$/i;

/** Whether a text is one token at a glance, so that nothing has to be looked for in it. Takes time linear in it. */
export function isLoneToken(text: string): boolean {
  return lone.test(text);
}
