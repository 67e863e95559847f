import type { WireResponse } from '../contract/exchanges.ts';
import type { JsonObject, NamedValue } from '../contract/values.ts';
import { readJsonObject } from '../jose/json-reader.ts';

/** A response as the readers of its meaning need it, with its secrets in clear. */
export interface ReceivedResponse {
  /** Where the request went. */
  readonly url: string;
  readonly status: number;
  readonly headers: readonly NamedValue[];
  readonly format: WireResponse['body']['format'];
  readonly text: string;
  readonly truncated: boolean;
}

/** All values of a header field as one list (RFC 9110 5.3), or null without such a field. */
export function fieldValue(headers: readonly NamedValue[], name: string): string | null {
  const values = headers.filter((header) => header.name.toLowerCase() === name).map((header) => header.value);
  return values.length === 0 ? null : values.join(', ');
}

/** Where a redirect points to, made absolute against the request's URL; null when the response is none. */
export function redirectTarget(response: Pick<ReceivedResponse, 'url' | 'status' | 'headers'>): string | null {
  const location = fieldValue(response.headers, 'location');
  if (location === null || response.status < 300 || response.status > 399) return null;
  return URL.canParse(location, response.url) ? new URL(location, response.url).href : location;
}

/** The text of an HTML page's `title`, shortened; null when it has none. */
export function pageTitle(html: string): string | null {
  const title = /<title[^>]{0,200}>([^<]{1,300})/i.exec(html.slice(0, 20_000))?.[1]?.trim();
  return title === undefined || title === '' ? null : title.replaceAll(/\s+/g, ' ').slice(0, 100);
}

/** The body as a JSON object, or one clause that says why it is none. */
export function jsonObjectBody(
  response: Pick<ReceivedResponse, 'format' | 'text' | 'truncated'>,
): { readonly object: JsonObject } | { readonly fault: string } {
  if (response.format === 'empty') return { fault: 'the body is empty' };
  if (response.truncated) return { fault: 'the body is longer than Assay reads' };
  if (response.format === 'binary') return { fault: 'the body is binary' };
  if (response.format === 'html') {
    const title = pageTitle(response.text);
    return { fault: `the body is a web page${title === null ? '' : ` titled “${title}”`}` };
  }
  const { value, problems } = readJsonObject(response.text);
  if (value !== null) return { object: value };
  const problem = problems.find((each) => each.severity === 'error');
  return { fault: `the body is not a JSON object${problem === undefined ? '' : `: ${problem.message.replace(/\.$/, '')}`}` };
}
