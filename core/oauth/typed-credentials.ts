import type { NamedValue } from '../contract/values.ts';
import type { WireText } from './wire-text.ts';

/** Header fields that hold credentials (RFC 9110 11.6.2, 11.7.2). */
const credentialFields: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization']);

/** Credentials have at least so many characters; less is a scheme alone, or a slip. */
const leastCredentials = 8;

/** Schemes are single words; two of them are a slip that has to be seen. */
const schemeAndRest = /^((?:[A-Za-z-]{1,16}\s+)*)(.*)$/s;

/** The value of a header field as a person typed it, credentials in it marked as a secret, with their text. */
export function typedFieldValue({ name, value }: NamedValue): WireText {
  const [, scheme = '', credentials = ''] = schemeAndRest.exec(value) ?? [];
  if (!credentialFields.has(name.toLowerCase()) || credentials.length < leastCredentials) return [value];
  return [...(scheme === '' ? [] : [scheme]), { secret: 'token', text: credentials }];
}

/** The header field without credentials that were typed into it, as it may be kept where secrets may not. */
export function withoutCredentials(field: NamedValue): NamedValue {
  return {
    ...field,
    value: typedFieldValue(field)
      .filter((part) => typeof part === 'string')
      .join(''),
  };
}
