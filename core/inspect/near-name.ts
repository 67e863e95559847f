/** What names the value at a place in a text: a header field, a parameter, a JSON member, a variable. */
export interface NearName {
  readonly kind: 'header' | 'query' | 'fragment' | 'form' | 'cookie' | 'member' | 'value' | 'scheme';
  readonly name: string;
}

/** Where in a URL the text before a place leaves off. */
export type UrlPart = 'query' | 'fragment' | null;

const reach = 120;
const scheme = String.raw`(?:(?:bearer|dpop|jwt|token)(?:\s|%20|\+)+)?`;
const member = new RegExp(String.raw`\\{0,3}["']([^"'\\]{1,80})\\{0,3}["']\s{0,5}:\s{0,5}\\{0,3}["']${scheme}$`, 'i');
const header = new RegExp(
  String.raw`(?:^|[\s"'>;{,(\[])((?:proxy-)?authorization|dpop|set-cookie|cookie|location|x-[\w-]{1,40}|client-assertion)\\{0,3}["']?\s{0,5}[:=]\s{0,5}["']?${scheme}$`,
  'i',
);
const parameter = /(?:[?&#]|%(?:3f|26|23))([\w.:-]{1,80})(?:=|%3d)$/i;
const assignment = new RegExp(String.raw`(?:^|[\s"'${'`'},;({\[|])([A-Za-z_$][\w.-]{0,80})(\s{0,5}[=:]\s{0,5})["'${'`'}]?${scheme}$`, 'i');
const schemeAlone = /\b(bearer|dpop)\s{1,5}$/i;

/** Parameters of OAuth that stand in a form body when nothing shows a URL around them. */
const formNames =
  /^(?:client_assertion|assertion|subject_token|actor_token|access_token|refresh_token|id_token|id_token_hint|logout_token)$/;

/** What names the value that begins at an offset, from the text just before it; null where nothing does. */
export function nearName(text: string, at: number, url: UrlPart): NearName | null {
  const before = text.slice(Math.max(0, at - reach), at);
  const ofMember = member.exec(before)?.[1];
  if (ofMember !== undefined) return { kind: 'member', name: ofMember };
  const ofHeader = header.exec(before)?.[1];
  if (ofHeader !== undefined) return { kind: 'header', name: canonicalHeader(ofHeader) };
  const ofParameter = parameter.exec(before)?.[1];
  if (ofParameter !== undefined) return { kind: url ?? 'form', name: ofParameter };
  const [, assigned, operator] = assignment.exec(before) ?? [];
  if (assigned !== undefined) return { kind: operator === '=' && formNames.test(assigned) ? 'form' : 'value', name: assigned };
  const alone = schemeAlone.exec(before)?.[1];
  return alone === undefined ? null : { kind: 'scheme', name: alone };
}

/** A header field's name as it is usually written. */
export function canonicalHeader(name: string): string {
  return name.toLowerCase() === 'dpop'
    ? 'DPoP'
    : name.toLowerCase().replaceAll(/(^|-)([a-z])/g, (_all, dash: string, letter: string) => dash + letter.toUpperCase());
}

const words: Readonly<Record<NearName['kind'], (name: string) => string>> = {
  header: (name) => `${name} header`,
  query: (name) => `query parameter ${name}`,
  fragment: (name) => `fragment parameter ${name}`,
  form: (name) => `form parameter ${name}`,
  cookie: (name) => `cookie ${name}`,
  member: (name) => `member ${name}`,
  value: (name) => `value of ${name}`,
  scheme: (name) => `behind “${name}”`,
};

/** The name in words: "Authorization header", "query parameter access_token". */
export function nameWords({ kind, name }: NearName): string {
  return words[kind](name);
}
